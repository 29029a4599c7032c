package io.github.cdk8sprefect.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configurations in which any setting can be set, beside all that its section needs. */
final class Base {

    private final Map<String, ObjectNode> required = new HashMap<>();
    private final List<ObjectNode> versions = new ArrayList<>();
    private final List<String> never = new ArrayList<>();

    /** Reads what a type requires, and beside what a setting may be set, from {@code edges/base.json}. */
    static Base read(ObjectMapper json) throws IOException {
        try (InputStream file = Base.class.getResourceAsStream("/edges/base.json")) {
            JsonNode read = json.readTree(file);
            Base base = new Base();
            read.get("required")
                    .properties()
                    .forEach(type -> base.required.put(type.getKey(), (ObjectNode) type.getValue()));
            read.get("versions").forEach(version -> base.versions.add((ObjectNode) version));
            read.get("never").fieldNames().forEachRemaining(base.never::add);
            return base;
        }
    }

    /** The setting with each of the values, in the first of the configurations in which one of them is accepted. */
    List<Attempt> attempts(Setting setting, List<Object> values) {
        List<Attempt> attempts = List.of();
        for (ObjectNode version : versions) {
            attempts = values.stream()
                    .map(value -> Attempt.of(with(setting, WrittenManifests.JSON.valueToTree(value), version)))
                    .toList();
            if (attempts.stream().anyMatch(Attempt::isAccepted)) {
                return attempts;
            }
        }
        return attempts;
    }

    /** Whether there is no configuration in which the setting is accepted. */
    boolean refuses(Setting setting) {
        return never.stream().anyMatch(setting.path()::matches);
    }

    private ObjectNode with(Setting setting, JsonNode value, ObjectNode version) {
        ObjectNode configuration = version.deepCopy();
        setting.put(configuration, value, required);
        return configuration;
    }
}
