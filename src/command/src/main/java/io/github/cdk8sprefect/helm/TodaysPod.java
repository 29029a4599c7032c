package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Set;

/**
 * The pod settings that the charts of 2026 have under one section.
 *
 * @param section the section: server, backgroundServices or worker
 * @param pullSecrets the key of the Secrets for a private registry
 */
record TodaysPod(Import asked, String section, String pullSecrets) implements ImportStep {

    static final String HARDENED =
            "Helm's security contexts miss the Pod Security level restricted (capabilities are kept);\n"
                    + "delete hardened to have them completed by ours, which pass it.";

    /**
     * Writes {@code pod} and {@code deployment}.
     *
     * @param env all variables that ours does not set as Helm does, in Helm's order
     * @param ourEnv the names of the variables that ours sets
     */
    void write(ConfigDraft part, ArrayNode env, Set<String> ourEnv) {
        part.set("deployment.revisionHistoryLimit", values().number(section + ".revisionHistoryLimit"));
        ConfigDraft pod = part.section("pod");
        pod.setFilled("labels", values().tree(section + ".podLabels"));
        pod.setFilled("annotations", values().tree(section + ".podAnnotations"));
        pod.setFilled("env", env);
        keepRepeated(pod, env, ourEnv);
        pod.setFilled("envFrom", envFrom());
        pod.setFilled("volumes", values().tree(section + ".extraVolumes"));
        pod.setFilled("volumeMounts", values().tree(section + ".extraVolumeMounts"));
        pod.setFilled("sidecars", values().tree(section + ".extraContainers"));
        pod.setFilled("imagePullSecrets", values().tree(pullSecrets));
        pod.setFilled("affinity", values().tree(section + ".affinity"));
        pod.setFilled("nodeSelector", values().tree(section + ".nodeSelector"));
        pod.setFilled("tolerations", values().tree(section + ".tolerations"));
        pod.set("priorityClassName", values().optionalText(section + ".priorityClassName"));
        pod.setFilled("securityContext", values().section(section + ".podSecurityContext"));
        pod.setFilled("containerSecurityContext", values().section(section + ".containerSecurityContext"));
        pod.set("hardened", false);
        pod.comment("hardened", HARDENED);
        pod.setFilled("container.command", values().tree(section + ".command"));
    }

    /** What the server and its background services have besides. */
    void writeLifecycle(ConfigDraft part) {
        ConfigDraft pod = part.section("pod");
        pod.set("terminationGracePeriodSeconds", values().number(section + ".terminationGracePeriodSeconds"));
        pod.setFilled("initContainers", values().tree(section + ".extraInitContainers"));
        pod.setFilled("container.lifecycle", values().section(section + ".lifecycle"));
    }

    private static void keepRepeated(ConfigDraft pod, ArrayNode env, Set<String> ourEnv) {
        Set<String> names = new HashSet<>(ourEnv);
        for (JsonNode variable : env) {
            String name = variable.path("name").asText();
            if (!names.add(name)) {
                pod.set("keepsOverriddenEnv", true);
                pod.comment(
                        "keepsOverriddenEnv",
                        name
                                + " stands twice, as with Helm, and server-side apply refuses that; delete to keep the last.");
            }
        }
    }

    private ArrayNode envFrom() {
        ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        from(sources, "configMapRef", section + ".extraEnvVarsCM");
        from(sources, "secretRef", section + ".extraEnvVarsSecret");
        return sources;
    }

    private void from(ArrayNode sources, String reference, String key) {
        values().optionalText(key).ifPresent(name -> sources.add(Json.of(reference, Json.of("name", name))));
        if (section.equals("worker")) {
            values().tree(key + "s").forEach(name -> sources.add(Json.of(reference, Json.of("name", name.asText()))));
        }
    }
}
