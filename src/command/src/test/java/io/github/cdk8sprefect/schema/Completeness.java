package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be given, in definitions of their own beside the others: an overlay, and the base of environments, leave out what another
 * file says, so that only a file that stands for itself is asked for it.
 */
final class Completeness {

    private static final String SUFFIX = ".complete";

    /** Pieces of an object that are laid over ours, which says what they leave out. */
    private static final Set<String> PIECES = Set.of("spec", "deployment", "container");

    private final ObjectNode schema;
    private final Map<String, Set<String>> required;
    private final Map<String, Map<String, List<String>>> requiredUnless;
    private final Map<String, Optional<ObjectNode>> made = new LinkedHashMap<>();

    private Completeness(
            ObjectNode schema,
            Map<String, Set<String>> required,
            Map<String, Map<String, List<String>>> requiredUnless) {
        this.schema = schema;
        this.required = required;
        this.requiredUnless = requiredUnless;
    }

    /** Adds the definitions; {@code required} and {@code requiredUnless} have the keys by the pointers of the definitions. */
    static void add(
            ObjectNode schema,
            Map<String, Set<String>> required,
            Map<String, Map<String, List<String>>> requiredUnless) {
        Completeness completeness = new Completeness(schema, required, requiredUnless);
        ObjectNode complete = completeness.object("").orElseThrow();
        schema.putObject("if").putObject("not").putArray("required").add("environments");
        schema.set("then", complete);
        ObjectNode definitions = (ObjectNode) schema.get("$defs");
        completeness.made.forEach((pointer, definition) ->
                definition.filter(node -> !pointer.isEmpty()).ifPresent(node -> definitions.set(name(pointer), node)));
    }

    private static String name(String pointer) {
        return pointer.substring("/$defs/".length()) + SUFFIX;
    }

    /** What must be given in an object; empty where nothing must, at any depth. */
    private Optional<ObjectNode> object(String pointer) {
        if (made.containsKey(pointer)) {
            return made.get(pointer);
        }
        made.put(pointer, Optional.empty());
        ObjectNode complete = schema.objectNode();
        Set<String> keys = new TreeSet<>(required.getOrDefault(pointer, Set.of()));
        if (!keys.isEmpty()) {
            keys.forEach(complete.putArray("required")::add);
        }
        requiredUnless.getOrDefault(pointer, Map.of()).forEach((key, others) -> {
            ArrayNode ways = complete.withArrayProperty("allOf").addObject().putArray("anyOf");
            ways.add(PrefectYamlSchema.present(schema, key));
            others.forEach(other -> ways.add(PrefectYamlSchema.present(schema, other)));
        });
        ObjectNode properties = schema.objectNode();
        schema.at(pointer).path("properties").properties().forEach(property -> {
            if (pointer.endsWith("Props") && PIECES.contains(property.getKey())) {
                return;
            }
            ObjectNode inside = schema.objectNode();
            if (keys.contains(property.getKey())) {
                inside.putObject("not").put("type", "null");
            }
            value(property.getValue(), inside);
            if (!inside.isEmpty()) {
                // Editors show what they find first.
                List.of("description", "type").forEach(word -> {
                    if (property.getValue().has(word)) {
                        inside.set(word, property.getValue().get(word));
                    }
                });
                properties.set(property.getKey(), inside);
            }
        });
        if (!properties.isEmpty()) {
            complete.set("properties", properties);
        }
        Optional<ObjectNode> result = Optional.of(complete).filter(node -> !node.isEmpty());
        made.put(pointer, result);
        return result;
    }

    private void value(JsonNode node, ObjectNode inside) {
        if (node.has("$ref")) {
            String target = node.get("$ref").asText().substring(1);
            if (object(target).isPresent()) {
                inside.put("$ref", "#/$defs/" + name(target));
            }
        }
        node.path("anyOf").forEach(option -> value(option, inside));
        if (node.has("items")) {
            ObjectNode item = schema.objectNode();
            value(node.get("items"), item);
            if (!item.isEmpty()) {
                inside.set("items", item);
            }
        }
    }
}
