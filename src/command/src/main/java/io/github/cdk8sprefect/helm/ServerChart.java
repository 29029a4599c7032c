package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.server.ServerProps;
import java.util.HashSet;
import java.util.Set;

/** Imports the values of chart prefect-server. */
record ServerChart(Import asked) implements ImportStep {

    private static final String LOCAL_API = "http://localhost:4200/api";

    static ConfigDraft draft(Import asked) {
        return new ServerChart(asked).draft();
    }

    private ConfigDraft draft() {
        ConfigDraft draft = new ConfigDraft();
        draft.set("namespace", asked.namespace());
        new ServerDatabase(asked).write(draft.section("database"));
        server(draft.section("server"));
        if (values().truth("ingress.enabled")) {
            new ServerIngress(asked).write(draft.section("ingress"));
        }
        return draft;
    }

    private void server(ConfigDraft server) {
        SharedSettings shared = new SharedSettings(asked, "server");
        shared.metadata(server, "prefect-server");
        shared.image(server, "");
        ui(server);
        server.setUnless(4200, "port", values().numberOrZero("service.targetPort"));
        server.set("analytics", true);
        server.comment("analytics", "Helm's server tells Prefect that it runs; delete to have it tell nobody.");
        server.setUnless(false, "debug", values().truth("server.image.debug"));
        replicas(server);
        new ServerService(asked).write(server.section("service"));
        shared.resources(server, ServerProps.builder().build().resources());
        probes(server, shared);
        shared.serviceAccount(server, false);
        new PodSettings(asked, "server").write(server, "env", ownEnv());
    }

    private void ui(ConfigDraft server) {
        if (values().truth("ingress.enabled")) {
            server.set(
                    "corsAllowedOrigins", JsonNodeFactory.instance.arrayNode().add("*"));
            server.comment(
                    "corsAllowedOrigins",
                    "Helm's server answers web pages of all sites; delete to have it answer the UI's alone.");
        }
        String publicApiUrl = values().text("server.publicApiUrl");
        if (!publicApiUrl.equals(LOCAL_API) || values().truth("ingress.enabled")) {
            server.set("publicApiUrl", publicApiUrl);
            noUiUrl(server, publicApiUrl);
        }
        if (publicApiUrl.equals(LOCAL_API)) {
            server.comment(
                    "publicApiUrl", "A browser elsewhere finds no API there; delete for the address of the ingress.");
        }
        server.set("writableUi", false);
        server.comment(
                "writableUi",
                "On Prefect 2.20 and later the UI's files need a place to be written to; delete to give them one.");
    }

    private static void noUiUrl(ConfigDraft server, String publicApiUrl) {
        if (ApiUrl.uiBeside(publicApiUrl).isPresent()) {
            server.set("uiUrl", "");
            server.comment(
                    "uiUrl",
                    "Helm tells Prefect no address of the UI, so links in notifications lead nowhere; delete for links.");
        }
    }

    private void replicas(ConfigDraft server) {
        int replicas = values().numberOrZero("server.replicaCount");
        JsonNode requests = values().section("server.resources").path("requests");
        if (!values().truth("server.autoscaling.enabled")) {
            server.setUnless(1, "replicas", replicas);
        } else if (requests.isEmpty()) {
            server.setUnless(1, "replicas", replicas);
            asked.warn(
                    "server.autoscaling.enabled: Helm makes no HorizontalPodAutoscaler without"
                            + " server.resources.requests, and so neither do we; set server.autoscaling in the file that comes out");
        } else {
            autoscaling(server, replicas, requests);
        }
        migration(server);
    }

    private void migration(ConfigDraft server) {
        int most = server.number("autoscaling.maxReplicas")
                .or(() -> server.number("replicas"))
                .orElse(1);
        if (most > 1) {
            server.set("migration.enabled", false);
            server.comment(
                    "migration",
                    "Helm lets each server migrate the database at its start, and two at a time fail; delete migration to"
                            + " have a Job do it.");
        }
    }

    private void autoscaling(ConfigDraft server, int replicas, JsonNode requests) {
        int cpu = values().numberOrZero("server.autoscaling.targetCPU");
        int memory = values().numberOrZero("server.autoscaling.targetMemory");
        server.setUnless(1, "autoscaling.minReplicas", values().numberOrZero("server.autoscaling.minReplicas"));
        server.set("autoscaling.maxReplicas", values().numberOrZero("server.autoscaling.maxReplicas"));
        if (cpu > 0 || memory <= 0) {
            server.set("autoscaling.targetCpu", cpu);
        }
        if (memory > 0) {
            server.set("autoscaling.targetMemory", memory);
        }
        if ((cpu > 0 && !requests.has("cpu")) || (memory > 0 && !requests.has("memory"))) {
            server.set("autoscaling.requestsFromElsewhere", true);
            server.comment(
                    "autoscaling.requestsFromElsewhere",
                    "A target without its request in server.resources does nothing, unless a LimitRange sets one.");
            asked.warn(
                    "server.autoscaling: a target has no request in server.resources.requests to be measured against");
        }
        server.set("autoscaling.initialReplicas", replicas);
        server.comment(
                "autoscaling.initialReplicas",
                "Every apply sets the pods back to this number; delete to leave it to the autoscaler.");
        server.set("autoscaling.componentLabel", false);
        server.comment("autoscaling.componentLabel", "Helm forgets the label; delete to have it as everywhere else.");
    }

    private void probes(ConfigDraft server, SharedSettings shared) {
        server.set("probes.startup.enabled", false);
        shared.probe(server, "livenessProbe", "probes.liveness");
        shared.probe(server, "readinessProbe", "probes.readiness");
        server.comment(
                "probes",
                "Helm has no startup probe, and the others only when asked for: traffic comes before the server is up,"
                        + " and a hanging one stays. Delete probes for ours.");
    }

    private Set<String> ownEnv() {
        Set<String> names = new HashSet<>(Set.of("HOME", "PREFECT_DEBUG_MODE"));
        values().optionalText("server.publicApiUrl").ifPresent(url -> names.add("PREFECT_UI_API_URL"));
        if (values().truth("postgresql.enabled")) {
            names.add("PREFECT_API_DATABASE_CONNECTION_URL");
        }
        return names;
    }
}
