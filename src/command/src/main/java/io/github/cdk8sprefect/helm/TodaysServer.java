package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.server.ServerProps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Imports the values of chart prefect-server of 2026. */
record TodaysServer(Import asked, TodaysParts parts, TodaysDatabase database, TodaysServices services)
        implements ImportStep {

    private static final String NAME = "prefect-server";

    static ConfigDraft draft(Import asked) {
        TodaysParts parts = new TodaysParts(asked);
        TodaysDatabase database = new TodaysDatabase(asked, parts);
        return new TodaysServer(asked, parts, database, new TodaysServices(asked, parts, database)).draft();
    }

    private ConfigDraft draft() {
        ConfigDraft draft = new ConfigDraft();
        draft.set("namespace", asked.namespace());
        database.write(draft.section("database"));
        if (services.areApart()) {
            services.messaging(draft.section("messaging"));
        }
        ConfigDraft server = draft.section("server");
        server(server);
        if (services.areApart()) {
            services.write(server);
        }
        if (values().truth("ingress.enabled")) {
            new ServerIngress(asked).write(draft.section("ingress"));
            servicePort(draft);
        }
        new TodaysGateway(asked, parts).write();
        return parts.on(draft);
    }

    private void servicePort(ConfigDraft draft) {
        String port = values().text("ingress.servicePort");
        if (!port.equals(values().text("service.portName"))) {
            draft.set("ingress.servicePort", values().tree("ingress.servicePort"));
        }
    }

    private void server(ConfigDraft server) {
        parts.metadata(server, NAME, NAME);
        parts.image(server, "global.prefect.image", "");
        ui(server);
        server.setUnless(4200, "port", values().numberOrZero("service.targetPort"));
        server.set("analytics", true);
        server.comment("analytics", "Helm's server tells Prefect that it runs; delete to have it tell nobody.");
        server.setUnless(false, "debug", values().truth("server.debug"));
        if (values().truth("server.basicAuth.enabled") && !services.areApart()) {
            values().optionalText("server.basicAuth.existingSecret")
                    .ifPresent(secret -> server.set("basicAuth.existingSecret.name", secret)
                            .set("basicAuth.existingSecret.key", "auth-string"));
        }
        replicas(server);
        service(server);
        resources(server);
        probes(server);
        parts.serviceAccount(server, "serviceAccount");
        parts.token(
                server,
                values().truth("server.automountServiceAccountToken"),
                values().truth("serviceAccount.automountServiceAccountToken"));
        server.setFilled("deployment.strategy", values().section("server.updateStrategy"));
        TodaysPod pod = new TodaysPod(asked, "server", "global.prefect.image.pullSecrets");
        pod.write(server, env(), ourEnv());
        pod.writeLifecycle(server);
        args(server);
        volumes(server);
    }

    private void ui(ConfigDraft server) {
        String url = values().text("server.uiConfig.prefectUiApiUrl");
        boolean known = url.isEmpty() || url.startsWith("/") || ApiUrl.isUrl(url);
        server.set("publicApiUrl", known ? url : "");
        server.set("uiUrl", "");
        server.comment(
                "uiUrl",
                "Helm tells Prefect no address of the UI, so links in notifications lead nowhere; delete for links.");
        server.set("corsAllowedOrigins", Json.list("*"));
        server.comment(
                "corsAllowedOrigins",
                "Helm's server answers web pages of all sites; delete to have it answer the UI's alone.");
        server.set("writableUi", false);
    }

    private void resources(ConfigDraft server) {
        server.set("resources", values().section("server.resources"));
        if (ServerProps.builder().build().resources().getLimits().containsKey("cpu")) {
            return;
        }
        server.comment(
                "resources",
                "Helm limits the cpu, which slows the server down at its start; delete resources for ours.");
    }

    private void args(ConfigDraft server) {
        JsonNode own = values().tree("server.args");
        List<String> args = new ArrayList<>(List.of("prefect", "server", "start"));
        if (services.areApart()) {
            args.add("--no-services");
        }
        args.addAll(List.of("--port", values().text("service.targetPort")));
        values().tree("server.extraArgs").forEach(arg -> args.add(arg.asText()));
        server.set("pod.container.args", own.isEmpty() ? Json.list(args.toArray()) : own);
        if (own.isEmpty() && values().tree("server.extraArgs").isEmpty()) {
            server.section("pod")
                    .section("container")
                    .comment("args", "Helm's command line; delete it, and the variables that say the same, for ours.");
        }
    }

    private void volumes(ConfigDraft server) {
        String directory = values().text("server.uiConfig.prefectUiStaticDirectory");
        ArrayNode mounts = Json.list(Json.of("mountPath", directory, "name", "scratch", "subPathExpr", "ui-build"));
        server.set("pod.volumeMounts", database.mounts(mounts).addAll((ArrayNode) list("server.extraVolumeMounts")));
        server.setFilled("pod.volumes", database.volumes().addAll((ArrayNode) list("server.extraVolumes")));
    }

    private JsonNode list(String path) {
        return values().tree(path).isArray() ? values().tree(path) : Json.list();
    }

    private ArrayNode env() {
        String port = values().text("service.targetPort");
        ArrayNode env = Json.list(
                Json.variable("PREFECT_LOGGING_SERVER_LEVEL", values().text("server.loggingLevel")),
                Json.variable("PREFECT_SERVER_API_BASE_PATH", values().text("server.apiBasePath")),
                Json.variable("PREFECT_SERVER_API_HOST", "0.0.0.0"),
                Json.variable("PREFECT_SERVER_API_PORT", port));
        String url = values().text("server.uiConfig.prefectUiApiUrl");
        if (url.isEmpty() || !(url.startsWith("/") || ApiUrl.isUrl(url))) {
            env.add(Json.variable("PREFECT_UI_API_URL", url));
        }
        env.add(Json.variable(
                "PREFECT_UI_STATIC_DIRECTORY", values().text("server.uiConfig.prefectUiStaticDirectory")));
        env.addAll(database.env());
        basicAuth(env);
        env.addAll((ArrayNode) list("global.prefect.env"));
        env.addAll((ArrayNode) list("server.env"));
        if (services.areApart()) {
            env.addAll(services.env());
        }
        return env;
    }

    private void basicAuth(ArrayNode env) {
        String secret = values().text("server.basicAuth.existingSecret");
        if (!values().truth("server.basicAuth.enabled") || (!secret.isEmpty() && !services.areApart())) {
            return;
        }
        String name = "PREFECT_SERVER_API_AUTH_STRING";
        env.add(
                secret.isEmpty()
                        ? Json.variable(name, values().text("server.basicAuth.authString"))
                        : Json.variable(name, secret, "auth-string"));
    }

    private Set<String> ourEnv() {
        Set<String> names = new HashSet<>(Set.of("HOME", "PREFECT_DEBUG_MODE"));
        if (!values().text("server.uiConfig.prefectUiApiUrl").isEmpty()) {
            names.add("PREFECT_UI_API_URL");
        }
        if (database.env().isEmpty()) {
            names.add("PREFECT_SERVER_DATABASE_CONNECTION_URL");
        }
        if (services.areApart()) {
            names.addAll(TodaysServices.OUR_ENV);
        }
        return names;
    }

    private void service(ConfigDraft server) {
        ConfigDraft service = server.section("service");
        String type = values().text("service.type");
        int port = values().numberOrZero("service.port");
        service.setUnless("ClusterIP", "type", type);
        service.setUnless("server-svc-port", "portName", values().text("service.portName"));
        service.setUnless(4200, "port", port);
        if (type.equals("ClusterIP")) {
            service.set("clusterIp", values().optionalText("service.clusterIP"));
        }
        if (type.equals("NodePort")) {
            service.set("externalTrafficPolicy", values().optionalText("service.externalTrafficPolicy"));
        }
        if (!type.equals("ClusterIP") && values().numberOrZero("service.nodePort") > 0) {
            service.set("nodePort", values().numberOrZero("service.nodePort"));
        }
        service.setFilled("annotations", ServerService.without(values(), "service.annotations"));
        service.set("spec.ipFamilyPolicy", values().optionalText("service.ipFamilyPolicy"));
        service.setFilled("spec.ipFamilies", values().tree("service.ipFamilies"));
        service.setFilled("spec.ports", ports(port, type));
    }

    private ArrayNode ports(int port, String type) {
        ArrayNode ports = Json.list();
        values().optionalText("service.appProtocol")
                .ifPresent(protocol -> ports.add(Json.of("port", port, "appProtocol", protocol)));
        for (JsonNode extra : values().tree("service.extraPorts")) {
            ObjectNode added = Json.of(
                    "name", extra.path("name"),
                    "protocol", "TCP",
                    "port", extra.path("port"),
                    "targetPort", extra.path("targetPort"));
            if (type.equals("NodePort") && extra.path("nodePort").asInt() > 0) {
                added.set("nodePort", extra.path("nodePort"));
            }
            ports.add(added);
        }
        return ports;
    }

    private void probes(ConfigDraft server) {
        String base = values().text("server.apiBasePath");
        parts.probe(server, "server.startupProbe", "probes.startup");
        parts.probe(server, "server.livenessProbe", "probes.liveness");
        parts.probe(server, "server.readinessProbe", "probes.readiness");
        path(server, "startup", base + "/health", "/api/health");
        path(
                server,
                "liveness",
                values().optionalText("server.livenessProbe.path").orElse(base + "/health"),
                "/api/health");
        path(
                server,
                "readiness",
                values().optionalText("server.readinessProbe.path").orElse(base + "/ready"),
                "/api/ready");
    }

    private void path(ConfigDraft server, String probe, String path, String ours) {
        if (values().truth("server." + probe + "Probe.enabled") && !path.equals(ours)) {
            server.set("pod.container." + probe + "Probe.httpGet.path", path);
        }
    }

    private void replicas(ConfigDraft server) {
        boolean sqlite = values().truth("sqlite.enabled");
        int replicas = values().numberOrZero("server.replicaCount");
        if (values().truth("server.autoscaling.enabled")) {
            parts.patch(
                    "Helm leaves the number of pods to the autoscaler.",
                    "Deployment",
                    values().fullName(),
                    Json.of("spec", Json.nothing("replicas")));
            boolean measurable =
                    !values().section("server.resources").path("requests").isEmpty();
            if (measurable && !sqlite) {
                autoscaler();
            }
        } else if (sqlite) {
            return;
        } else if (services.areApart() || replicas <= 1) {
            server.setUnless(1, "replicas", replicas);
        } else {
            parts.patch(
                    "Prefect 3 keeps events in the memory of one server, where others do not see them; set messaging, and"
                            + " server.replicas in place of this.",
                    "Deployment",
                    values().fullName(),
                    Json.of("spec", Json.of("replicas", replicas)));
            asked.warn("server.replicaCount: several servers of Prefect 3 need messaging, such as redis; each of these"
                    + " keeps its events to itself");
        }
    }

    private void autoscaler() {
        ArrayNode metrics = Json.list();
        metric(metrics, "cpu", values().numberOrZero("server.autoscaling.targetCPU"));
        metric(metrics, "memory", values().numberOrZero("server.autoscaling.targetMemory"));
        parts.object(
                "Prefect 3 keeps events in the memory of one server, unless there is messaging; with it, write"
                        + " server.autoscaling in place of this.",
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                parts.metadata(values().fullName(), parts.labels("", Json.of()), parts.annotations(Json.of())),
                "spec",
                TodaysWorker.scaled(
                        values().fullName(),
                        values().numberOrZero("server.autoscaling.minReplicas"),
                        values().numberOrZero("server.autoscaling.maxReplicas"),
                        metrics));
    }

    static void metric(ArrayNode metrics, String resource, int percent) {
        if (percent > 0) {
            metrics.add(Json.of(
                    "type",
                    "Resource",
                    "resource",
                    Json.of(
                            "name",
                            resource,
                            "target",
                            Json.of("type", "Utilization", "averageUtilization", percent))));
        }
    }
}
