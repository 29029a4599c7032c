package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Imports the values of chart prefect-worker of 2026. */
record TodaysWorker(Import asked, TodaysParts parts, TodaysJobTemplate template) implements ImportStep {

    private static final String AUTH = "worker.selfHostedServerApiConfig.basicAuth.";
    private static final String AUTH_STRING = "PREFECT_API_AUTH_STRING";

    static ConfigDraft draft(Import asked) {
        TodaysParts parts = new TodaysParts(asked);
        TodaysWorker worker = new TodaysWorker(asked, parts, new TodaysJobTemplate(asked, parts));
        return parts.on(new ConfigDraft().list("workers", worker.draft()));
    }

    private ConfigDraft draft() {
        ConfigDraft worker = new ConfigDraft();
        PollingChart polling = new PollingChart(asked, "worker");
        polling.identity(worker, () -> parts.metadata(worker, "prefect-worker-" + polling.name(), "prefect-worker"));
        String type = values().text("worker.config.type");
        parts.image(worker, "worker.image", type.equals("kubernetes") ? "-kubernetes" : "");
        api(worker);
        pool(worker, type);
        polling.polling(worker);
        worker.set("installPolicy", values().optionalText("worker.config.installPolicy"));
        worker.set("workerName", values().optionalText("worker.config.name"));
        observer(worker);
        healthCheck(worker);
        pods(worker, type);
        role(worker);
        parts.serviceAccount(worker, "serviceAccount");
        budget(worker);
        return worker;
    }

    private void pool(ConfigDraft worker, String type) {
        worker.set("workPool", values().text("worker.config.workPool"));
        if (values().text("worker.config.workPool").isEmpty()) {
            values().refuse("worker.config.workPool", "must be given (every worker polls exactly one work pool)");
        }
        worker.setUnless("kubernetes", "type", type);
        if (type.equals("kubernetes")) {
            worker.set("jobTemplate.enabled", false);
            worker.comment(
                    "jobTemplate",
                    "Helm leaves the pool its own template; delete jobTemplate to have Jobs beside the worker, restricted.");
        }
    }

    private void api(ConfigDraft worker) {
        PrefectApi api = new PrefectApi(asked, "worker");
        switch (values().text("worker.apiConfig")) {
            case "cloud" -> {
                api.cloud(worker, "cloudApiConfig", "cloudUrl");
                credentials(worker);
            }
            case "customerManagedCloud" -> {
                api.cloud(worker, "customerManagedCloudApiConfig", "apiUrl");
                credentials(worker);
            }
            case "selfHostedServer" -> {
                api.server(worker, "selfHostedServerApiConfig.apiUrl");
                if (values().truth(AUTH + "enabled")) {
                    values().optionalText(AUTH + "existingSecret")
                            .ifPresent(secret -> worker.set("api.selfHosted.basicAuth.existingSecret.name", secret)
                                    .set("api.selfHosted.basicAuth.existingSecret.key", "auth-string"));
                }
            }
            default ->
                values().refuse("worker.apiConfig", "must be one of cloud, customerManagedCloud, selfHostedServer");
        }
    }

    private void credentials(ConfigDraft worker) {
        switch (propagation(config().orElseThrow())) {
            case "secretRef" -> {}
            case "autoSecret" -> worker.set("jobCredentials", "OwnSecret");
            default -> worker.set("jobCredentials", "PlainText");
        }
    }

    private void observer(ConfigDraft worker) {
        worker.set(
                "observedNamespaces",
                values().truth("worker.config.observerClusterWide") ? Json.list() : Json.list(observed()));
    }

    private void healthCheck(ConfigDraft worker) {
        ConfigDraft health = worker.section("healthCheck");
        if (!values().truth("worker.livenessProbe.enabled")) {
            health.set("enabled", false);
            worker.comment("healthCheck", "Helm restarts no worker that hangs; delete healthCheck to have it asked.");
            return;
        }
        parts.probe(health, "worker.livenessProbe", "liveness");
        health.set("startup.enabled", false).set("readiness.enabled", false);
        worker.comment(
                "healthCheck",
                "Helm gives a worker no time to start, and ends the old one before the new one works; delete"
                        + " healthCheck for our probes.");
    }

    private void pods(ConfigDraft worker, String type) {
        autoscaling(worker);
        worker.set("resources", values().section("worker.resources"));
        TodaysPod pod = new TodaysPod(asked, "worker", "worker.image.pullSecrets");
        pod.write(worker, env(), ourEnv(type));
        if (!values().section("worker.podDisruptionBudget").isEmpty()) {
            worker.set(
                    "pod.labels",
                    TodaysParts.merge(
                            Json.of("prefect.io/worker-deployment-name", values().fullName()),
                            values().tree("worker.podLabels")));
        }
        worker.set("pod.spec.dnsPolicy", values().optionalText("worker.dnsPolicy"));
        worker.setFilled("pod.spec.dnsConfig", dns());
        JsonNode args = values().tree("worker.args");
        if (args.isEmpty()) {
            worker.setFilled("extraArgs", values().tree("worker.extraArgs"));
        } else {
            worker.setFilled("pod.container.args", args);
        }
        template.write(worker, args.isEmpty());
    }

    private ObjectNode dns() {
        ArrayNode options = Json.list();
        for (JsonNode option : values().tree("worker.dnsConfig.options")) {
            String value = option.path("value").asText();
            options.add(
                    value.isEmpty() || value.equals("0") || value.equals("false")
                            ? Json.of("name", option.path("name"))
                            : Json.of("name", option.path("name"), "value", value));
        }
        return Json.of(
                "nameservers", values().tree("worker.dnsConfig.nameservers"),
                "searches", values().tree("worker.dnsConfig.searches"),
                "options", options);
    }

    private void autoscaling(ConfigDraft worker) {
        if (!values().truth("worker.autoscaling.enabled")) {
            worker.setUnless(1, "replicas", values().numberOrZero("worker.replicaCount"));
            return;
        }
        ArrayNode metrics = Json.list();
        String path = "worker.autoscaling.target";
        TodaysServer.metric(metrics, "cpu", values().numberOrZero(path + "CPUUtilizationPercentage"));
        TodaysServer.metric(metrics, "memory", values().numberOrZero(path + "MemoryUtilizationPercentage"));
        worker.set("autoscaling.minReplicas", values().numberOrZero("worker.autoscaling.minReplicas"));
        worker.set("autoscaling.maxReplicas", values().numberOrZero("worker.autoscaling.maxReplicas"));
        worker.set("autoscaling.targetCpu", 0);
        worker.setFilled("autoscaling.spec.metrics", metrics);
        worker.comment(
                "autoscaling",
                "A worker hardly works while its flow runs do, so its cpu says nothing of how many wait.");
    }

    static ObjectNode scaled(String name, int least, int most, ArrayNode metrics) {
        return Json.of(
                "scaleTargetRef", Json.of("apiVersion", "apps/v1", "kind", "Deployment", "name", name),
                "minReplicas", least,
                "maxReplicas", most,
                "metrics", metrics);
    }

    private ArrayNode env() {
        ArrayNode env = Json.list();
        if (values().text("worker.apiConfig").equals("customerManagedCloud")) {
            String config = "worker.customerManagedCloudApiConfig.";
            env.add(Json.variable("PREFECT_CLOUD_API_URL", values().text(config + "cloudApiUrl")));
            values().optionalText(config + "cloudUiUrl")
                    .ifPresent(url -> env.add(Json.variable("PREFECT_CLOUD_UI_URL", url)));
        }
        if (!values().text("worker.config.type").equals("kubernetes")) {
            ofOtherTypes(env);
        }
        auth(env);
        values().tree("worker.extraEnvVars").forEach(env::add);
        return env;
    }

    /** Helm tells workers of all types what only those that start Jobs read. */
    private void ofOtherTypes(ArrayNode env) {
        if (!values().truth("worker.config.observerClusterWide")) {
            env.add(Json.variable("PREFECT_INTEGRATIONS_KUBERNETES_OBSERVER_NAMESPACES", observed()));
        }
        config().ifPresent(config -> {
            String setting = "PREFECT_INTEGRATIONS_KUBERNETES_WORKER_";
            switch (propagation(config)) {
                case "secretRef" -> {
                    env.add(Json.variable(
                            setting + "API_KEY_SECRET_NAME", values().text(config + "apiKeySecret.name")));
                    env.add(Json.variable(setting + "API_KEY_SECRET_KEY", values().text(config + "apiKeySecret.key")));
                }
                case "autoSecret" -> env.add(Json.variable(setting + "CREATE_SECRET_FOR_API_KEY", "true"));
                default -> {}
            }
        });
    }

    private String observed() {
        return values().optionalText("worker.config.jobNamespace").orElse(asked.namespace());
    }

    /** The section of the Cloud whose API is polled. */
    private Optional<String> config() {
        return switch (values().text("worker.apiConfig")) {
            case "cloud" -> Optional.of("worker.cloudApiConfig.");
            case "customerManagedCloud" -> Optional.of("worker.customerManagedCloudApiConfig.");
            default -> Optional.empty();
        };
    }

    private String propagation(String config) {
        return values().optionalText(config + "jobApiKeyPropagation").orElse("secretRef");
    }

    /** What the API of a server does not say as Helm does. */
    private void auth(ArrayNode env) {
        String secret = values().text(AUTH + "existingSecret");
        boolean typed = values().text("worker.apiConfig").equals("selfHostedServer");
        if (!values().truth(AUTH + "enabled") || (typed && !secret.isEmpty())) {
            if (typed
                    && !secret.isEmpty()
                    && !values().text("worker.config.type").equals("kubernetes")
                    && values().truth(AUTH + "enabled")) {
                secretOfJobs(env, secret);
            }
            return;
        }
        if (secret.isEmpty()) {
            env.add(Json.variable(AUTH_STRING, values().text(AUTH + "authString")));
        } else {
            env.add(Json.variable(AUTH_STRING, secret, "auth-string"));
            secretOfJobs(env, secret);
        }
    }

    private static void secretOfJobs(ArrayNode env, String secret) {
        String setting = "PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_AUTH_STRING_SECRET_";
        env.add(Json.variable(setting + "NAME", secret));
        env.add(Json.variable(setting + "KEY", "auth-string"));
    }

    private Set<String> ourEnv(String type) {
        Set<String> names = new HashSet<>(PollingChart.OWN_ENV);
        names.addAll(Set.of("PREFECT_WORKER_PREFETCH_SECONDS", "PREFECT_WORKER_QUERY_SECONDS"));
        if (!values().text("worker.apiConfig").equals("selfHostedServer")) {
            names.add("PREFECT_API_KEY");
        }
        if (type.equals("kubernetes")) {
            names.add("PREFECT_INTEGRATIONS_KUBERNETES_OBSERVER_NAMESPACES");
        }
        return names;
    }

    private void role(ConfigDraft worker) {
        boolean create = values().truth("role.create");
        boolean bind = values().truth("rolebinding.create");
        worker.setUnless(true, "role.create", create);
        if (bind != create) {
            worker.set("role.bind", bind);
        }
        worker.set("role.namespace", values().optionalText("role.namespace"));
        ArrayNode rules = Json.list(
                rule("", Json.list("events", "pods", "pods/log", "pods/status"), Json.list("get", "watch", "list")),
                rule(
                        "batch",
                        Json.list("jobs"),
                        Json.list("get", "list", "watch", "create", "update", "patch", "delete")));
        if (makesSecrets()) {
            rules.add(rule("", Json.list("secrets"), Json.list("get", "list", "create", "update", "delete")));
        }
        worker.set("role.rules", rules);
        worker.comment("role.rules", "Helm's rights are wider than what flow runs take; delete rules for ours.");
        worker.setFilled("role.extraRules", values().tree("role.extraPermissions"));
    }

    private boolean makesSecrets() {
        return config().filter(config -> propagation(config).equals("autoSecret"))
                .isPresent();
    }

    private static ObjectNode rule(String group, ArrayNode resources, ArrayNode verbs) {
        return Json.of("apiGroups", Json.list(group), "resources", resources, "verbs", verbs);
    }

    private void budget(ConfigDraft worker) {
        ObjectNode budget = values().section("worker.podDisruptionBudget");
        if (budget.isEmpty()) {
            return;
        }
        ObjectNode spec = budget.deepCopy();
        for (String limit : new String[] {"minAvailable", "maxUnavailable"}) {
            if (budget.has(limit)) {
                worker.set("podDisruptionBudget." + limit, spec.remove(limit));
            }
        }
        if (!spec.has("selector")) {
            spec.set(
                    "selector",
                    Json.of("matchLabels", Json.of("prefect.io/worker-deployment-name", values().fullName())));
        }
        worker.set("podDisruptionBudget.spec", spec);
    }
}
