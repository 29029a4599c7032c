package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.util.List;
import java.util.Optional;

/** Settings that one major version of Prefect has and the other has not, as the checks say when they are tried with both. */
final class VersionRules {

    private static final String VERSION = "prefectVersion";
    private static final String TWO = "2.20.25";
    private static final String THREE = "3.8.3";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode schema;
    private final TriedProps environment = new TriedProps(PrefectEnvironmentProps.class);

    private VersionRules(ObjectNode schema) {
        this.schema = schema;
    }

    /** Adds them for a file that stands for itself, whose version is known. */
    static void add(ObjectNode schema) {
        VersionRules rules = new VersionRules(schema);
        ((ObjectNode) schema.get("then"))
                .putArray("allOf")
                .add(rules.of("^2", TWO, THREE))
                .add(rules.of("^3", THREE, TWO));
    }

    private ObjectNode of(String pattern, String version, String other) {
        ObjectNode rule = JSON.objectNode();
        ObjectNode versions = rule.putObject("if");
        versions.putObject("properties").putObject(VERSION).put("pattern", pattern);
        if (version.equals(THREE)) {
            versions.putArray("required").add(VERSION);
        }
        ObjectNode then = rule.putObject("then").putObject("properties");
        refused(version, other, List.of("messaging")).ifPresent(said -> then.set("messaging", absent(said)));
        for (String part : List.of("server", "workers", "agents")) {
            part(then, part, version, other);
        }
        refused(version, other, List.of("agents", "[]"))
                .ifPresent(said -> then.set("agents", JSON.objectNode().set("items", ofThisVersion(absent(said)))));
        return rule;
    }

    /** Of a part that takes its version from the environment. */
    private void part(ObjectNode then, String part, String version, String other) {
        boolean isList = !part.equals("server");
        ObjectNode keys = JSON.objectNode();
        String way = "/properties/" + part + (isList ? "/items" : "") + "/$ref";
        schema.at(schema.at(way).asText().substring(1))
                .path("properties")
                .fieldNames()
                .forEachRemaining(key -> refused(version, other, isList ? List.of(part, "[]", key) : List.of(part, key))
                        .ifPresent(said -> keys.set(key, absent(said))));
        if (!keys.isEmpty()) {
            ObjectNode rule = ofThisVersion(JSON.objectNode().set("properties", keys));
            then.set(part, isList ? JSON.objectNode().set("items", rule) : rule);
        }
    }

    private Optional<String> refused(String version, String other, List<String> keys) {
        return environment
                .refusal(JSON.objectNode().put(VERSION, version), keys)
                .filter(said -> environment
                        .refusal(JSON.objectNode().put(VERSION, other), keys)
                        .isEmpty());
    }

    /** For a part that has no version of its own. */
    private static ObjectNode ofThisVersion(ObjectNode then) {
        ObjectNode rule = JSON.objectNode();
        rule.putObject("if").putObject("not").putArray("required").add(VERSION);
        return rule.set("then", then);
    }

    private static ObjectNode absent(String said) {
        return JSON.objectNode().put("type", "null").put("errorMessage", said);
    }
}
