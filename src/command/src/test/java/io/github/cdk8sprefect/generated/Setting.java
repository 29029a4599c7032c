package io.github.cdk8sprefect.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A setting that has one value, by the way to it from the top of {@code prefect.yaml}.
 *
 * @param steps the keys, and the type below each; a list's first item is {@code [0]}
 * @param isText whether it takes any text, and not only numbers or certain words
 * @param words these words, if any
 */
record Setting(List<Step> steps, boolean isText, List<Object> words) {

    /**
     * One step on the way.
     *
     * @param key a key of a mapping, or {@code [0]}
     * @param type name of the type that the key belongs to, whose other keys it may need; empty where it has none
     * @param alone whether the type has one key at a time
     */
    record Step(String key, String type, boolean alone) {}

    static final String ITEM = "[0]";

    /** As in messages: {@code workers[0].pod.env[0].name}. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (Step step : steps) {
            path.append(step.key().equals(ITEM) || path.isEmpty() ? "" : ".").append(step.key());
        }
        return path.toString();
    }

    /** The setting wherever its type is, as in {@code ExistingSecret.name}. */
    String kind() {
        return steps.subList(named().size() - 1, steps.size()).toString();
    }

    /** Whether one of the messages is of this setting or of what it is in, or speaks of it. */
    boolean isNamedIn(List<String> messages) {
        // What is said of all workers is told at the worker that cannot take it.
        String path = new Setting(named(), isText, words).path().replaceFirst("^defaults\\.(agents|workers)", "$1[0]");
        String key = named().get(named().size() - 1).key();
        return messages.stream()
                .map(message -> message.replaceFirst("^prefect\\.yaml:1: ", "")
                        .replaceFirst("^defaults\\.(agents|workers)", "$1[0]"))
                .anyMatch(message -> {
                    String place = message.replaceFirst("(?s):.*", "");
                    return place.startsWith(path) || path.startsWith(place) || message.contains(key);
                });
    }

    /** The way without items of lists and keys of mappings that anybody can choose. */
    private List<Step> named() {
        int last = steps.size();
        while (last > 1 && steps.get(last - 1).type().isEmpty()) {
            last--;
        }
        return steps.subList(0, last);
    }

    /** Puts the value into a configuration, and beside each key on the way what its type requires. */
    void put(ObjectNode configuration, JsonNode value, Map<String, ObjectNode> required) {
        JsonNode at = configuration;
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            boolean last = index == steps.size() - 1;
            JsonNode below = last ? value : empty(steps.get(index + 1), configuration);
            if (at instanceof ArrayNode list) {
                at = item(list, below, last);
            } else {
                at = field((ObjectNode) at, step, below, last, required);
            }
        }
    }

    private static JsonNode item(ArrayNode list, JsonNode below, boolean last) {
        if (list.isEmpty()) {
            list.add(below);
        } else if (last || list.get(0).isContainerNode() != below.isContainerNode()) {
            list.set(0, below);
        }
        return list.get(0);
    }

    private static JsonNode field(
            ObjectNode map, Step step, JsonNode below, boolean last, Map<String, ObjectNode> required) {
        if (step.alone() && !map.has(step.key())) {
            map.removeAll();
        }
        if (required.containsKey(step.type())) {
            required.get(step.type()).properties().forEach(field -> {
                if (!map.has(field.getKey())) {
                    map.set(field.getKey(), field.getValue().deepCopy());
                }
            });
        }
        if (last || !map.has(step.key()) || !map.get(step.key()).isContainerNode()) {
            map.set(step.key(), below);
        }
        return map.get(step.key());
    }

    private static JsonNode empty(Step step, ObjectNode factory) {
        return step.key().equals(ITEM) ? factory.arrayNode() : factory.objectNode();
    }
}
