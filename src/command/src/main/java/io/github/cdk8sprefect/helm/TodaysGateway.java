package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Gateway and the HTTPRoutes of the charts of 2026. */
record TodaysGateway(Import asked, TodaysParts parts) implements ImportStep {

    private static final String API = "gateway.networking.k8s.io/v1";

    void write() {
        if (!values().truth("gateway.enabled")) {
            return;
        }
        check();
        if (values().truth("gateway.create")) {
            gateway();
        }
        if (values().truth("httproute.enabled")) {
            if (values().truth("httproute.tls.redirect")) {
                redirect();
            }
            route();
        }
    }

    private void check() {
        if (values().truth("ingress.enabled")) {
            values().refuse("gateway.enabled", "must not be true together with ingress.enabled, as Helm asks for");
        }
        if (values().truth("gateway.create")
                && values().text("gateway.className").isEmpty()) {
            values().refuse("gateway.className", "must be given, because gateway.create is true");
        }
    }

    private String gatewayName() {
        return values().optionalText("gateway.name").orElse(values().fullName());
    }

    private String routeName() {
        return values().optionalText("httproute.name").orElse(values().fullName());
    }

    private void gateway() {
        parts.object(
                "The Gateway that the chart makes.",
                API,
                "Gateway",
                parts.metadata(
                        gatewayName(),
                        parts.labels("gateway", values().tree("gateway.labels")),
                        parts.annotations(values().tree("gateway.annotations"))),
                "spec",
                Json.of(
                        "gatewayClassName", values().text("gateway.className"),
                        "infrastructure", values().tree("gateway.infrastructure"),
                        "listeners", listeners()));
    }

    private ArrayNode listeners() {
        ArrayNode listeners = Json.list();
        for (JsonNode said : values().tree("gateway.listeners")) {
            ObjectNode listener =
                    Json.of("name", said.path("name"), "port", said.path("port"), "protocol", said.path("protocol"));
            put(listener, said, "hostname");
            if (said.path("protocol").asText().equals("HTTPS")
                    && !said.path("tls").isEmpty()) {
                listener.set("tls", tls(said.path("tls")));
            }
            listeners.add(listener);
        }
        return listeners;
    }

    private ObjectNode tls(JsonNode said) {
        ArrayNode certificates = Json.list();
        for (JsonNode reference : said.path("certificateRefs")) {
            ObjectNode certificate = Json.of(
                    "kind", textOr(reference, "kind", "Secret"), "name", textOr(reference, "name", secretName()));
            put(certificate, reference, "namespace");
            certificates.add(certificate);
        }
        return Json.of("mode", textOr(said, "mode", "Terminate"), "certificateRefs", certificates);
    }

    private String secretName() {
        JsonNode hosts = values().tree("httproute.hostnames");
        return (hosts.isEmpty() ? values().fullName() : hosts.get(0).asText()) + "-tls";
    }

    private ObjectNode routeMetadata(String name) {
        return parts.metadata(
                name,
                parts.labels("httproute", values().tree("httproute.labels")),
                parts.annotations(values().tree("httproute.annotations")));
    }

    private void redirect() {
        JsonNode first = values().tree("httproute.parentRefs").path(0);
        ObjectNode parent = Json.of("name", textOr(first, "name", gatewayName()), "sectionName", "http");
        put(parent, first, "namespace");
        int port = values().numberOrZero("httproute.tls.redirectPort");
        ObjectNode to = Json.of("scheme", "https", "port", port == 0 ? 443 : port, "statusCode", 301);
        parts.object(
                "From plain HTTP to HTTPS.",
                API,
                "HTTPRoute",
                routeMetadata(routeName() + "-tls-redirect"),
                "spec",
                Json.of(
                        "parentRefs", Json.list(parent),
                        "hostnames", values().tree("httproute.hostnames"),
                        "rules",
                                Json.list(Json.of(
                                        "filters",
                                        Json.list(Json.of("type", "RequestRedirect", "requestRedirect", to))))));
    }

    private void route() {
        ArrayNode parents = Json.list();
        boolean named = values().truth("gateway.create");
        for (JsonNode said : values().tree("httproute.parentRefs")) {
            named |= !said.path("name").asText().isEmpty();
            ObjectNode parent = Json.of("name", textOr(said, "name", gatewayName()));
            put(parent, said, "namespace");
            put(parent, said, "sectionName");
            if (said.path("port").asInt() != 0) {
                parent.set("port", said.path("port"));
            }
            parents.add(parent);
        }
        if (!named) {
            values().refuse("httproute.parentRefs", "must name a Gateway, because gateway.create is false");
        }
        String path = values().optionalText("httproute.path").orElse("/");
        ArrayNode rules = Json.list(Json.of(
                "matches",
                Json.list(Json.of("path", Json.of("type", "PathPrefix", "value", path))),
                "backendRefs",
                Json.list(Json.of("name", values().fullName(), "port", values().numberOrZero("service.port")))));
        values().tree("httproute.extraRules").forEach(rules::add);
        parts.object(
                "With httpRoute in its place, the route follows the server's name and port.",
                API,
                "HTTPRoute",
                routeMetadata(routeName()),
                "spec",
                Json.of("parentRefs", parents, "hostnames", values().tree("httproute.hostnames"), "rules", rules));
    }

    private static void put(ObjectNode tree, JsonNode said, String key) {
        if (!said.path(key).asText().isEmpty()) {
            tree.set(key, said.path(key));
        }
    }

    private static String textOr(JsonNode tree, String key, String other) {
        String text = tree.path(key).asText();
        return text.isEmpty() ? other : text;
    }
}
