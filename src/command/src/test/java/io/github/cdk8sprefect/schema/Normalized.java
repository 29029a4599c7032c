package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A generated schema in the form that editors do best with: null is a type beside others, since they complete and blame badly what
 * stands under {@code anyOf}. It is accepted wherever synth accepts it, which is everywhere but in a list.
 */
final class Normalized {

    private static final String NULL = "null";

    private final ObjectNode schema;

    private Normalized(ObjectNode schema) {
        this.schema = schema;
    }

    static void normalize(ObjectNode schema) {
        Normalized normalized = new Normalized(schema);
        normalized.properties(schema);
        List<String> maps =
                normalized.definitions().filter(name -> name.startsWith("Map(")).toList();
        normalized.definitions().filter(name -> !maps.contains(name)).forEach(name -> {
            ObjectNode definition = (ObjectNode) schema.at("/$defs").get(name);
            normalized.properties(definition);
            nullable(definition);
        });
        maps.forEach(((ObjectNode) schema.get("$defs"))::remove);
    }

    private Stream<String> definitions() {
        List<String> names = new java.util.ArrayList<>();
        schema.get("$defs").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private void properties(ObjectNode object) {
        object.path("properties").forEach(property -> property((ObjectNode) property));
    }

    private void property(ObjectNode node) {
        if (node.remove("allOf") instanceof ArrayNode parts) {
            parts.forEach(part -> node.setAll((ObjectNode) part));
        }
        if (node.path("anyOf").size() == 2 && node.at("/anyOf/0/type").asText().equals(NULL)) {
            ObjectNode other = (ObjectNode) node.remove("anyOf").get(1);
            node.setAll(other);
        }
        String reference = node.path("$ref").asText();
        if (reference.startsWith("#/$defs/Map(")) {
            node.remove("$ref");
            node.put("type", "object");
            ObjectNode values = node.withObjectProperty("additionalProperties");
            values.remove("description");
            values.setAll((ObjectNode) schema.at("/$defs")
                    .get(reference.substring("#/$defs/".length()))
                    .path("additionalProperties"));
            nullable(values);
        }
        if (node.get("items") instanceof ObjectNode items) {
            items.remove("description");
            if (items.has("$ref")
                    && !schema.at(items.get("$ref").asText().substring(1)).has("enum")) {
                items.put("type", "object");
            }
        }
        node.path("anyOf").forEach(option -> nullable((ObjectNode) option));
        nullable(node);
    }

    private static void nullable(ObjectNode node) {
        JsonNode type = node.path("type");
        if (type.isTextual()) {
            node.putArray("type").add(type.asText()).add(NULL);
        } else if (type instanceof ArrayNode types
                && Stream.of(types).noneMatch(each -> each.toString().contains('"' + NULL + '"'))) {
            types.add(NULL);
        }
        if (node.get("enum") instanceof ArrayNode words) {
            words.addNull();
        }
    }
}
