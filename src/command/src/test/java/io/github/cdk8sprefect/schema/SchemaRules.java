package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts into a schema what the checks of props refuse: each setting is tried with values that are wrong in several ways. */
final class SchemaRules {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> WRONG_TEXTS = Stream.of(
                    "", " ", "?", "0.0.0", "A_b/:", "-a.", "0", "a".repeat(400), "\u0001")
            .<JsonNode>map(JSON::textNode)
            .toList();
    private static final List<JsonNode> WRONG_NUMBERS = Stream.of(Integer.MIN_VALUE, -1, 0, 70_000, Integer.MAX_VALUE)
            .<JsonNode>map(JSON::numberNode)
            .toList();
    /** Editors know this keyword, and say it in the place of the pattern. */
    private static final String MESSAGE = "patternErrorMessage";

    private static final String ITEM = "[]";
    /** A good key of labels and of resources. */
    private static final String KEY = "cpu";

    private static final int DEEPEST = 8;

    private final ObjectNode schema;

    /** The rules of a place in the schema, for each way that leads to it. */
    private final Map<String, List<Map<Rule, String>>> found = new LinkedHashMap<>();

    private SchemaRules(ObjectNode schema) {
        this.schema = schema;
    }

    /** Tries the settings of all our props; {@code types} are the records behind the definitions. */
    static void add(ObjectNode schema, Map<String, Class<?>> types) {
        SchemaRules rules = new SchemaRules(schema);
        types.forEach((pointer, type) -> {
            if (type.isRecord()) {
                rules.object(new TriedProps(type), pointer, List.of());
            }
        });
        rules.found.forEach(rules::apply);
    }

    private void object(TriedProps props, String pointer, List<String> path) {
        schema.at(pointer)
                .path("properties")
                .properties()
                .forEach(property ->
                        value(props, pointer + "/properties/" + property.getKey(), and(path, property.getKey())));
    }

    private void value(TriedProps props, String pointer, List<String> path) {
        JsonNode node = schema.at(pointer);
        if (node.has("$ref")) {
            String target = node.get("$ref").asText().substring(1);
            // Props of ours are tried for themselves.
            if (!schema.at(target).has("description") && path.size() < DEEPEST) {
                object(props, target, path);
            }
            return;
        }
        for (JsonNode option : node.path("anyOf")) {
            if (option.path("type").toString().contains("string")) {
                note(pointer + "/anyOf/0", props, path, WRONG_TEXTS);
            }
        }
        String type = node.path("type").toString();
        if (type.contains("string") && !node.has("enum")) {
            note(pointer, props, path, WRONG_TEXTS);
        }
        if (type.contains("integer")) {
            note(pointer, props, path, WRONG_NUMBERS);
        }
        if (type.contains("array")) {
            note(pointer, props, path, List.of(JSON.arrayNode()));
            value(props, pointer + "/items", and(path, ITEM));
        }
        if (type.contains("object") && node.path("additionalProperties").isObject()) {
            ((ObjectNode) node).putObject("propertyNames");
            for (JsonNode wrong : WRONG_TEXTS) {
                String key = wrong.asText();
                if (!key.isBlank() && key.chars().noneMatch(Character::isISOControl)) {
                    Map<Rule, String> broken = props.broken(and(path, key), JSON.textNode("a"));
                    // What a good key breaks as well is of the value.
                    broken.keySet()
                            .removeAll(props.broken(and(path, KEY), JSON.textNode("a"))
                                    .keySet());
                    noteAll(pointer + "/propertyNames", broken);
                }
            }
            value(props, pointer + "/additionalProperties", and(path, KEY));
        }
    }

    private void note(String pointer, TriedProps props, List<String> path, List<JsonNode> wrong) {
        Map<Rule, String> broken = new LinkedHashMap<>();
        wrong.forEach(value -> broken.putAll(props.broken(path, value)));
        noteAll(pointer, broken);
    }

    private void noteAll(String pointer, Map<Rule, String> broken) {
        List<Map<Rule, String>> ways = found.computeIfAbsent(pointer, key -> new ArrayList<>());
        if (pointer.endsWith("/propertyNames") && !ways.isEmpty()) {
            ways.get(0).putAll(broken);
        } else {
            ways.add(broken);
        }
    }

    /**
     * A place that several ways lead to has the rules that hold on all of them. On a way without any rule, the checks come later,
     * when the objects are made.
     */
    private void apply(String pointer, List<Map<Rule, String>> allWays) {
        List<Map<Rule, String>> ways =
                allWays.stream().filter(way -> !way.isEmpty()).toList();
        if (ways.isEmpty()) {
            ways = List.of(Map.of());
        }
        ObjectNode node = (ObjectNode) schema.at(pointer);
        Map<Rule, String> common = new LinkedHashMap<>(ways.get(0));
        ways.forEach(way -> common.keySet().retainAll(way.keySet()));
        common.forEach((rule, message) -> apply(node, rule, message));
        if (pointer.endsWith("/propertyNames") && node.isEmpty()) {
            ((ObjectNode) schema.at(pointer.substring(0, pointer.lastIndexOf('/')))).remove("propertyNames");
        }
    }

    private static void apply(ObjectNode node, Rule rule, String message) {
        if (rule.value() instanceof String pattern) {
            String text = "^(?:" + pattern + ")$";
            if (node.has("pattern")) {
                node.withArrayProperty("allOf").addObject().put("pattern", text).put(MESSAGE, message);
            } else {
                node.put("pattern", text).put(MESSAGE, message);
            }
        } else if (rule.keyword().equals("enum") && rule.value() instanceof List<?> words) {
            ArrayNode allowed = node.putArray("enum");
            words.forEach(word -> allowed.add((String) word));
            if (node.path("type").toString().contains("null")) {
                allowed.addNull();
            }
        } else if (rule.value() instanceof Number number) {
            boolean isLower = rule.keyword().startsWith("min");
            long limit = node.has(rule.keyword())
                    ? isLower
                            ? Math.max(
                                    number.longValue(), node.get(rule.keyword()).asLong())
                            : Math.min(
                                    number.longValue(), node.get(rule.keyword()).asLong())
                    : number.longValue();
            node.put(rule.keyword(), limit);
        }
    }

    private static List<String> and(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
