package io.github.cdk8sprefect.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdk8sprefect.generated.Setting.Step;
import io.github.cdk8sprefect.schema.PrefectYamlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All settings of the schema that have one value and are ours. Those of Kubernetes' own types have a test of their own. */
final class SchemaSettings {

    private static final String DEFINITION = "#/$defs/";

    private final JsonNode schema = PrefectYamlSchema.generate();
    private final List<Setting> found = new ArrayList<>();

    private SchemaSettings() {}

    static List<Setting> all() {
        SchemaSettings settings = new SchemaSettings();
        settings.properties(settings.schema, "PrefectEnvironmentProps", List.of());
        return List.copyOf(settings.found);
    }

    private void add(JsonNode node, List<Step> way) {
        if (node.has("$ref")) {
            String name = node.get("$ref").asText().substring(DEFINITION.length());
            JsonNode definition = schema.at("/$defs").get(name);
            if (definition.has("description") || !definition.has("properties")) {
                addOf(definition, name, way);
            }
        } else {
            addOf(node, "", way);
        }
    }

    private void addOf(JsonNode node, String name, List<Step> way) {
        Stream.of("anyOf", "allOf").forEach(several -> node.path(several).forEach(one -> add(one, way)));
        properties(node, name, way);
        if (node.path("additionalProperties").isObject()) {
            add(node.get("additionalProperties"), and(way, new Step("a", "", false)));
        }
        if (node.has("items")) {
            add(node.get("items"), and(way, new Step(Setting.ITEM, "", false)));
        }
        if (isScalar(node)) {
            List<Object> words = new ArrayList<>();
            node.path("enum").forEach(word -> {
                if (word.isTextual()) {
                    words.add(word.textValue());
                }
            });
            boolean isText = words.isEmpty() && node.path("type").toString().contains("string");
            found.add(new Setting(way, isText, List.copyOf(words)));
        }
    }

    private void properties(JsonNode node, String type, List<Step> way) {
        boolean alone = node.path("minProperties").asInt() == 1;
        node.path("properties").properties().forEach(property -> {
            // Other environments are files of their own, and $patch is about the merge of files.
            if (!property.getKey().equals("environments") && !property.getKey().startsWith("$")) {
                add(property.getValue(), and(way, new Step(property.getKey(), type, alone)));
            }
        });
    }

    private static boolean isScalar(JsonNode node) {
        String type = node.path("type").toString();
        return node.has("enum")
                || Stream.of("string", "integer", "boolean", "number")
                        .anyMatch(scalar -> type.contains('"' + scalar + '"'));
    }

    private static List<Step> and(List<Step> way, Step step) {
        List<Step> longer = new ArrayList<>(way);
        longer.add(step);
        return List.copyOf(longer);
    }
}
