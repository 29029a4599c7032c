package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Trees of settings and objects, written as they stand in YAML. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A mapping of keys and values in turn. What is empty is left out, as a manifest leaves it out. */
    static ObjectNode of(Object... keysAndValues) {
        ObjectNode tree = MAPPER.createObjectNode();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            JsonNode value = MAPPER.valueToTree(keysAndValues[index + 1]);
            if (!isNothing(value)) {
                tree.set((String) keysAndValues[index], value);
            }
        }
        return tree;
    }

    /** A mapping that takes a field away. */
    static ObjectNode nothing(String key) {
        return MAPPER.createObjectNode().putNull(key);
    }

    /** A list of what is there. */
    static ArrayNode list(Object... items) {
        ArrayNode list = MAPPER.createArrayNode();
        for (Object item : items) {
            list.add(MAPPER.<JsonNode>valueToTree(item));
        }
        return list;
    }

    /** A variable with a value. */
    static ObjectNode variable(String name, String value) {
        return MAPPER.createObjectNode().put("name", name).put("value", value);
    }

    /** A variable from a key of a Secret. */
    static ObjectNode variable(String name, String secret, String key) {
        return of("name", name, "valueFrom", of("secretKeyRef", of("name", secret, "key", key)));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
    }
}
