package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/**
 * The pod settings of the three charts.
 *
 * @param section the key that holds the chart's own settings: server, agent or worker
 */
record PodSettings(Import asked, String section) implements ImportStep {

    /**
     * Writes {@code pod}.
     *
     * @param envKey what the chart calls more environment variables
     * @param ourEnv the names of the variables that the chart sets itself
     */
    void write(ConfigDraft draft, String envKey, Set<String> ourEnv) {
        ConfigDraft pod = draft.section("pod");
        pod.setFilled("labels", values().tree(section + ".podLabels"));
        pod.setFilled("annotations", values().tree(section + ".podAnnotations"));
        env(pod, section + "." + envKey, ourEnv);
        pod.setFilled("envFrom", envFrom());
        pod.setFilled("volumes", values().tree(section + ".extraVolumes"));
        pod.setFilled("volumeMounts", values().tree(section + ".extraVolumeMounts"));
        if (!section.equals("worker")) {
            pod.setFilled("sidecars", values().tree(section + ".extraContainers"));
        }
        pod.setFilled("imagePullSecrets", values().tree(section + ".image.pullSecrets"));
        pod.setFilled("affinity", values().tree(section + ".affinity"));
        pod.setFilled("nodeSelector", values().tree(section + ".nodeSelector"));
        pod.setFilled("tolerations", values().tree(section + ".tolerations"));
        pod.set("priorityClassName", values().optionalText(section + ".priorityClassName"));
        securityContexts(pod);
    }

    private void env(ConfigDraft pod, String path, Set<String> ourEnv) {
        JsonNode env = values().tree(path);
        pod.setFilled("env", env);
        for (JsonNode variable : env) {
            String name = variable.path("name").asText();
            if (ourEnv.contains(name)) {
                pod.set("keepsOverriddenEnv", true);
                pod.comment(
                        "keepsOverriddenEnv",
                        name
                                + " stands twice, as with Helm, and server-side apply refuses that; delete to keep yours alone.");
            }
        }
    }

    private ArrayNode envFrom() {
        ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        values().optionalText(section + ".extraEnvVarsCM")
                .ifPresent(name -> sources.addObject().putObject("configMapRef").put("name", name));
        values().optionalText(section + ".extraEnvVarsSecret")
                .ifPresent(name -> sources.addObject().putObject("secretRef").put("name", name));
        return sources;
    }

    private void securityContexts(ConfigDraft pod) {
        pod.set("securityContext", values().section(section + ".podSecurityContext"));
        pod.set("containerSecurityContext", values().section(section + ".containerSecurityContext"));
        pod.set("hardened", false);
        pod.comment(
                "hardened",
                "Helm's security contexts miss the Pod Security level restricted (no seccomp profile, capabilities kept);\n"
                        + "delete hardened to have them completed by ours, which pass it.");
    }
}
