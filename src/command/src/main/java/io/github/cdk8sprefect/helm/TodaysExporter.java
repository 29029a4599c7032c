package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Imports the values of chart prometheus-prefect-exporter of 2026. */
record TodaysExporter(Import asked, TodaysParts parts) implements ImportStep {

    private static final String CONTAINER = "prometheus-prefect-exporter";
    private static final int OWN_PORT = 8000;

    static ConfigDraft draft(Import asked) {
        TodaysParts parts = new TodaysParts(asked);
        ConfigDraft draft = new ConfigDraft();
        draft.set("namespace", asked.namespace());
        new TodaysExporter(asked, parts).write(draft.section("monitoring"));
        return parts.on(draft);
    }

    private void write(ConfigDraft exporter) {
        parts.metadata(exporter, "prefect-exporter", "prefect-exporter");
        exporter.set("metadata.component", "");
        exporter.set("image", values().text("image.repository") + ":" + values().text("image.tag"));
        api(exporter);
        exporter.setUnless(false, "csrf", values().truth("csrfAuth"));
        exporter.setUnless(1, "replicas", values().numberOrZero("replicaCount"));
        service(exporter);
        budget(exporter);
        exporter.set("probes", false);
        exporter.comment("probes", "Helm has none, or reads all of Prefect's API for each; delete for ours, by TCP.");
        exporter.set("home", false);
        exporter.comment("home", "Helm gives it no home that it may write; delete to give it one.");
        scrape(exporter);
        exporter.set("resources", values().section("resources"));
        exporter.comment("resources", "Helm asks for no cpu and memory; delete for our requests and limits.");
        account(exporter);
        exporter.set("deployment.revisionHistoryLimit", values().number("revisionHistoryLimit"));
        pod(exporter.section("pod"));
        rules(exporter);
    }

    private void api(ConfigDraft exporter) {
        exporter.set("api.selfHosted.url", values().text("prefectApiUrl"));
        if (values().truth("basicAuth.enabled")) {
            values().optionalText("basicAuth.existingSecret")
                    .ifPresent(secret -> exporter.set("api.selfHosted.basicAuth.existingSecret.name", secret)
                            .set("api.selfHosted.basicAuth.existingSecret.key", "auth-string"));
        }
    }

    private int target() {
        int target = values().numberOrZero("service.targetPort");
        return target == 0 ? values().numberOrZero("service.port") : target;
    }

    private void service(ConfigDraft exporter) {
        int port = values().numberOrZero("service.port");
        ConfigDraft service = exporter.section("service");
        service.setUnless("ClusterIP", "type", values().text("service.type"));
        service.set("portName", "http").set("port", port);
        service.setFilled("annotations", values().tree("service.annotations"));
        service.set("spec.ipFamilyPolicy", values().optionalText("service.ipFamilyPolicy"));
        service.setFilled("spec.ipFamilies", values().tree("service.ipFamilies"));
        service.set("spec.ports", Json.list(Json.of("port", port, "targetPort", target())));
        if (target() != OWN_PORT) {
            for (JsonNode ports : new JsonNode[] {
                Json.nothing("ports"),
                Json.of("ports", Json.list(Json.of("name", "http", "containerPort", target(), "protocol", "TCP")))
            }) {
                container("The port, as Helm names it; the exporter must be told of it by METRICS_PORT.", (ObjectNode)
                        ports);
            }
        }
        if (!values().text("image.pullPolicy").equals("IfNotPresent")) {
            container("When the image is pulled.", Json.of("imagePullPolicy", values().text("image.pullPolicy")));
        }
    }

    private void container(String comment, ObjectNode fields) {
        ObjectNode container = Json.of("name", CONTAINER);
        container.setAll(fields);
        parts.patch(
                comment,
                "Deployment",
                values().fullName(),
                Json.of("spec", Json.of("template", Json.of("spec", Json.of("containers", Json.list(container))))));
    }

    private void budget(ConfigDraft exporter) {
        ObjectNode spec = values().section("podDisruptionBudget").deepCopy();
        for (String limit : new String[] {"minAvailable", "maxUnavailable"}) {
            if (spec.has(limit)) {
                exporter.set("podDisruptionBudget." + limit, spec.remove(limit));
            }
        }
        exporter.setFilled("podDisruptionBudget.spec", spec);
    }

    private void scrape(ConfigDraft exporter) {
        if (!values().truth("serviceMonitor.enabled")) {
            exporter.set("scrape.enabled", false);
            return;
        }
        exporter.setFilled("scrape.labels", values().tree("serviceMonitor.additionalLabels"));
        ObjectNode endpoint = Json.of(
                "port", "http",
                "interval", values().text("serviceMonitor.interval"),
                "scrapeTimeout", values().text("serviceMonitor.scrapeTimeout"),
                "metricRelabelings", values().tree("serviceMonitor.metricRelabelings"),
                "relabelings", values().tree("serviceMonitor.relabelings"));
        parts.patch(
                "What Helm's ServiceMonitor says beside ours.",
                "ServiceMonitor",
                values().fullName(),
                Json.of("spec", Json.of("jobLabel", asked.release().name(), "endpoints", Json.list(endpoint))));
    }

    private void account(ConfigDraft exporter) {
        parts.serviceAccount(exporter, "serviceAccount");
        String other = values().text("serviceAccount.useServiceAccount");
        if (!other.isEmpty()) {
            boolean made = values().truth("serviceAccount.create");
            exporter.set("serviceAccount.name", other).set("serviceAccount.create", false);
            if (made) {
                String name = values().optionalText("serviceAccount.name").orElse(values().fullName());
                parts.object(
                        "The chart makes it, and no pod uses it.",
                        "v1",
                        "ServiceAccount",
                        parts.metadata(name, parts.labels("", Json.of()), values().tree("serviceAccount.annotations")));
            }
        }
        exporter.set("serviceAccount.automountToken", true);
        exporter.comment(
                "serviceAccount.automountToken",
                "Helm's pods get a token for the Kubernetes API, which they do not need; delete to leave it out.");
    }

    private void pod(ConfigDraft pod) {
        pod.setFilled("labels", values().tree("podLabels"));
        pod.setFilled("annotations", values().tree("podAnnotations"));
        ArrayNode env = env();
        pod.setFilled("env", env);
        Set<String> names = new HashSet<>(Set.of("PREFECT_API_URL", "PREFECT_CSRF_ENABLED"));
        for (JsonNode variable : env) {
            if (!names.add(variable.path("name").asText())) {
                pod.set("keepsOverriddenEnv", true);
            }
        }
        ArrayNode secrets = Json.list();
        values().tree("imagePullSecrets").forEach(secret -> secrets.add(secret.path("name")));
        pod.setFilled("imagePullSecrets", secrets);
        pod.setFilled("affinity", values().tree("affinity"));
        pod.setFilled("nodeSelector", values().tree("nodeSelector"));
        pod.setFilled("tolerations", values().tree("tolerations"));
        pod.setFilled("securityContext", values().section("podSecurityContext"));
        pod.setFilled("containerSecurityContext", values().section("securityContext"));
        pod.set("hardened", false);
        pod.comment("hardened", TodaysPod.HARDENED);
        pod.set("container.name", CONTAINER);
        pod.setFilled("container.args", values().tree("containerArgs"));
        pod.set("container.ports", Json.list(Json.of("name", "http", "containerPort", OWN_PORT, "protocol", "TCP")));
        for (String probe : new String[] {"livenessProbe", "readinessProbe"}) {
            if (values().truth(probe)) {
                pod.set("container." + probe, Json.of("httpGet", Json.of("path", "/", "port", "http")));
            }
        }
    }

    private ArrayNode env() {
        ArrayNode env = Json.list();
        boolean paged = values().truth("pagination.enabled");
        if (paged) {
            env.add(Json.variable("PAGINATION_LIMIT", values().text("pagination.limit")));
        }
        env.add(Json.variable("PAGINATION_ENABLED", paged ? "True" : "False"));
        Map<String, JsonNode> sorted = new TreeMap<>();
        values().tree("env").properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach((name, value) -> env.add(Json.variable(name.toUpperCase(Locale.ROOT), value.asText())));
        if (values().truth("basicAuth.enabled")
                && values().text("basicAuth.existingSecret").isEmpty()) {
            env.add(Json.variable("PREFECT_API_AUTH_STRING", values().text("basicAuth.authString")));
        }
        values().tree("extraEnvVars").forEach(env::add);
        return env;
    }

    private void rules(ConfigDraft exporter) {
        JsonNode rules = values().tree("prometheusRule.rules");
        // Without rules, the chart writes an object that does nothing.
        if (values().truth("prometheusRule.enabled") && !rules.isEmpty()) {
            exporter.set("alerts.defaults", false);
            exporter.comment("alerts.defaults", "The chart has no alerts of its own; delete for ours beside yours.");
            exporter.set("alerts.labels", values().tree("prometheusRule.additionalLabels"));
            exporter.set("alerts.rules", rules);
        }
    }
}
