package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The base job template of the chart prefect-worker of 2026: a ConfigMap, a mount, and an init container that brings it to a
 * pool that exists. What the init container does is ours.
 */
record TodaysJobTemplate(Import asked, TodaysParts parts) implements ImportStep {

    private static final String SETTING = "worker.config.baseJobTemplate.";
    private static final String FILE = "/home/prefect/baseJobTemplate.json";
    private static final String VOLUME = "base-job-template-file";

    void write(ConfigDraft worker, boolean ownArgs) {
        ArrayNode initContainers = Json.list();
        name().ifPresent(configMap -> {
            mount(worker, configMap);
            initContainers.add(sync());
            if (ownArgs) {
                worker.set(
                        "extraArgs",
                        Json.list("--base-job-template", "baseJobTemplate.json")
                                .addAll((ArrayNode) list("worker.extraArgs")));
            }
        });
        values().tree("worker.initContainer.extraContainers").forEach(initContainers::add);
        worker.setFilled("pod.initContainers", initContainers);
    }

    private JsonNode list(String path) {
        return values().tree(path).isArray() ? values().tree(path) : Json.list();
    }

    private Optional<String> name() {
        JsonNode text = values().tree(SETTING + "configuration");
        String own = values().optionalText(SETTING + "name").orElse("prefect-worker-base-job-template");
        if (text.isObject() ? text.isEmpty() : text.asText().isEmpty()) {
            return values().optionalText(SETTING + "existingConfigMapName");
        }
        if (text.isObject()) {
            values().refuse(
                            SETTING + "configuration",
                            "must be text: of a mapping, the chart makes a ConfigMap that Kubernetes refuses");
        }
        parts.object(
                "The base job template; workers[].jobTemplate says the same, typed and checked.",
                "v1",
                "ConfigMap",
                parts.metadata(own, parts.labels("worker", Json.of()), parts.annotations(Json.of())),
                "data",
                Json.of("baseJobTemplate.json", text.asText()));
        return Optional.of(own);
    }

    private void mount(ConfigDraft worker, String configMap) {
        ArrayNode mounts = Json.list(Json.of("mountPath", FILE, "name", VOLUME, "subPath", "baseJobTemplate.json"));
        worker.set("pod.volumeMounts", mounts.addAll((ArrayNode) list("worker.extraVolumeMounts")));
        ArrayNode volumes = ((ArrayNode) list("worker.extraVolumes")).deepCopy();
        worker.set("pod.volumes", volumes.add(Json.of("name", VOLUME, "configMap", Json.of("name", configMap))));
    }

    /** It needs the API of the worker, and what is in its environment beside that. */
    private ObjectNode sync() {
        String pool = values().text("worker.config.workPool");
        ObjectNode context = values().section("worker.initContainer.containerSecurityContext");
        JsonNode resources = values().section("worker.initContainer.resources");
        ArrayNode env = Json.list(Json.variable("HOME", "/home/prefect"));
        values().tree("worker.initContainer.extraEnvVars").forEach(env::add);
        return Json.of(
                "name",
                "sync-base-job-template",
                "image",
                values().text("worker.image.repository") + ":" + values().text("worker.image.prefectTag"),
                "imagePullPolicy",
                values().text("worker.image.pullPolicy"),
                "command",
                Json.list("/bin/sh", "-c"),
                "args",
                Json.list(
                        "if prefect work-pool inspect \"$1\" >/dev/null; then prefect work-pool update \"$1\""
                                + " --base-job-template \"$2\"; fi",
                        "sync",
                        pool,
                        FILE),
                "workingDir",
                "/home/prefect",
                "env",
                TodaysWorkerApi.env(asked).addAll(env),
                "resources",
                resources.isEmpty() ? values().section("worker.resources") : resources,
                "securityContext",
                context,
                "volumeMounts",
                Json.list(
                        Json.of("mountPath", "/home/prefect", "name", "scratch", "subPathExpr", "home"),
                        Json.of("mountPath", "/tmp", "name", "scratch", "subPathExpr", "tmp"),
                        Json.of("mountPath", FILE, "name", VOLUME, "subPath", "baseJobTemplate.json")));
    }
}
