package io.github.cdk8sprefect.helm;

import java.util.HashSet;
import java.util.Set;

/** Imports the values of chart prefect-worker. */
final class WorkerChart {

    private WorkerChart() {}

    static ConfigDraft draft(Import asked) {
        HelmValues values = asked.values();
        PollingChart polling = new PollingChart(asked, "worker");
        ConfigDraft worker = new ConfigDraft();
        polling.identity(worker);
        String type = values.text("worker.config.type");
        polling.shared().image(worker, type.equals("kubernetes") ? "-kubernetes" : "");
        String apiConfig = values.text("worker.apiConfig");
        PrefectApi api = new PrefectApi(asked, "worker");
        switch (apiConfig) {
            case "cloud" -> api.cloud(worker, "cloudApiConfig", "cloudUrl");
            case "selfHosted" -> api.cloud(worker, "selfHostedApiConfig", "apiUrl");
            case "server" -> api.server(worker, "serverApiConfig.apiUrl");
            default -> values.refuse("worker.apiConfig", "must be one of cloud, selfHosted, server");
        }
        worker.set("workPool", values.text("worker.config.workPool"));
        if (values.text("worker.config.workPool").isEmpty()) {
            values.refuse("worker.config.workPool", "must be given (every worker polls exactly one work pool)");
        }
        worker.setUnless("kubernetes", "type", type);
        if (type.equals("kubernetes")) {
            worker.set("jobTemplate.enabled", false);
            worker.comment(
                    "jobTemplate",
                    "Helm leaves the pool its own template; delete jobTemplate to have Jobs beside the worker, restricted.");
        }
        polling.polling(worker);
        healthCheck(worker, polling.shared());
        polling.deployment(worker);
        new PodSettings(asked, "worker").write(worker, "extraEnvVars", ownEnv(apiConfig));
        return new ConfigDraft().list("workers", worker);
    }

    private static void healthCheck(ConfigDraft worker, SharedSettings shared) {
        ConfigDraft health = worker.section("healthCheck");
        shared.probe(health, "livenessProbe", "liveness");
        if (health.section("liveness").entries().containsKey("enabled")) {
            worker.set("healthCheck", new ConfigDraft().set("enabled", false));
            worker.comment("healthCheck", "Helm restarts no worker that hangs; delete healthCheck to have it asked.");
        } else {
            health.set("startup.enabled", false).set("readiness.enabled", false);
            worker.comment(
                    "healthCheck",
                    "Helm gives a worker no time to start, and ends the old one before the new one works; delete"
                            + " healthCheck for our probes.");
        }
    }

    private static Set<String> ownEnv(String apiConfig) {
        Set<String> names = new HashSet<>(PollingChart.OWN_ENV);
        names.addAll(Set.of("PREFECT_WORKER_PREFETCH_SECONDS", "PREFECT_WORKER_QUERY_SECONDS"));
        if (!apiConfig.equals("server")) {
            names.add("PREFECT_API_KEY");
        }
        return names;
    }
}
