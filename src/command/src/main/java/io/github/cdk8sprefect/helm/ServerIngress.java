package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.kubernetes.Wording;
import java.util.Map;
import java.util.Set;

/** The server's ingress. */
record ServerIngress(Import asked) implements ImportStep {

    private static final String CLUSTER_ISSUER = "cert-manager.io/cluster-issuer";
    private static final String ISSUER = "cert-manager.io/issuer";
    private static final Set<String> HOST_KEYS = Set.of("name", "path", "pathType");

    void write(ConfigDraft ingress) {
        ObjectNode annotations = ServerService.without(values(), "ingress.annotations");
        ArrayNode extraHosts = extraHosts();
        host(ingress, extraHosts);
        ingress.set("className", values().optionalText("ingress.className"));
        tls(ingress, annotations);
        ingress.setFilled("annotations", annotations);
        ingress.setFilled("extraHosts", extraHosts);
        ingress.setFilled("extraRules", values().tree("ingress.extraRules"));
        ingress.setFilled("extraTls", values().tree("ingress.extraTls"));
    }

    /** Without a host name, the first of the other hosts is the one: Helm leaves out its own rule. */
    private void host(ConfigDraft ingress, ArrayNode extraHosts) {
        String host = values().text("ingress.host.hostname");
        String path = values().text("ingress.host.path");
        String pathType = values().text("ingress.host.pathType");
        if (!host.isEmpty()) {
            ingress.set("host", host);
            ingress.setUnless("/", "path", path);
            ingress.setUnless("Prefix", "pathType", pathType);
            ingress.setFilled("extraPaths", values().tree("ingress.extraPaths"));
        } else if (extraHosts.isEmpty()) {
            values().refuse(
                            "ingress.host.hostname",
                            "must be given, or ingress.extraHosts (an ingress leads from a host)");
        } else {
            extraHosts.remove(0).properties().forEach(field -> ingress.set(field.getKey(), field.getValue()));
        }
    }

    /** Helm writes tls only where it sees who makes the certificate; the issuer moves to where a person looks for it. */
    private void tls(ConfigDraft ingress, ObjectNode annotations) {
        JsonNode all = values().tree("ingress.annotations");
        boolean certManager = all.has(CLUSTER_ISSUER) || all.has(ISSUER) || all.has("kubernetes.io/tls-acme");
        boolean selfSigned = values().truth("ingress.selfSigned");
        if (!values().truth("ingress.tls")) {
            return;
        }
        if (!certManager && !selfSigned) {
            asked.warn(
                    "ingress.tls: Helm writes no tls without an annotation for cert-manager or ingress.selfSigned, and"
                            + " so neither do we; set ingress.tls in the file that comes out");
            return;
        }
        if (values().text("ingress.host.hostname").isEmpty()) {
            values().refuse("ingress.tls", "needs ingress.host.hostname, which the certificate is for");
        }
        if (!certManager) {
            asked.warn("ingress.selfSigned: the chart makes no certificate; the Secret "
                    + values().text("ingress.host.hostname") + "-tls must be there");
        }
        ingress.set("tls", JsonNodeFactory.instance.objectNode());
        if (annotations.has(CLUSTER_ISSUER) != annotations.has(ISSUER)) {
            ObjectNode tls = JsonNodeFactory.instance.objectNode();
            moveTo(tls, "clusterIssuer", annotations, CLUSTER_ISSUER);
            moveTo(tls, "issuer", annotations, ISSUER);
            ingress.set("tls", tls);
        }
    }

    private static void moveTo(ObjectNode tls, String key, ObjectNode annotations, String annotation) {
        if (annotations.has(annotation)) {
            tls.set(key, annotations.remove(annotation));
        }
    }

    private ArrayNode extraHosts() {
        ArrayNode hosts = JsonNodeFactory.instance.arrayNode();
        for (JsonNode extra : values().tree("ingress.extraHosts")) {
            for (Map.Entry<String, JsonNode> field : extra.properties()) {
                if (!HOST_KEYS.contains(field.getKey())) {
                    values().refuse(
                                    "ingress.extraHosts",
                                    field.getKey() + ": " + Wording.unknownKey(field.getKey(), HOST_KEYS));
                }
            }
            ObjectNode host = hosts.addObject().put("host", extra.path("name").asText());
            put(host, "path", extra.path("path").asText(), "/", "/");
            put(host, "pathType", extra.path("pathType").asText(), "ImplementationSpecific", "Prefix");
        }
        return hosts;
    }

    private static void put(ObjectNode host, String key, String value, String helmsDefault, String ourDefault) {
        String meant = value.isEmpty() ? helmsDefault : value;
        if (!meant.equals(ourDefault)) {
            host.put(key, meant);
        }
    }
}
