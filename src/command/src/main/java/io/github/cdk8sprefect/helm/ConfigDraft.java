package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of a {@code prefect.yaml} under construction: settings in order, with comments above them. */
final class ConfigDraft {

    private final Map<String, Object> entries = new LinkedHashMap<>();
    private final Map<String, String> comments = new LinkedHashMap<>();

    /** Sets a value below a path such as {@code metadata.name}. */
    ConfigDraft set(String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            entries.put(path, value instanceof ConfigDraft || value instanceof JsonNode ? value : scalar(value));
            return this;
        }
        section(path.substring(0, dot)).set(path.substring(dot + 1), value);
        return this;
    }

    /** Sets it where there is one. */
    ConfigDraft set(String path, Optional<?> value) {
        value.ifPresent(present -> set(path, present));
        return this;
    }

    /** Sets a list or a mapping which is not empty. */
    ConfigDraft setFilled(String path, JsonNode value) {
        return value.isEmpty() ? this : set(path, value);
    }

    /** Sets it where it is not what we take by default. */
    ConfigDraft setUnless(Object ourDefault, String path, Object value) {
        return ourDefault.equals(value) ? this : set(path, value);
    }

    /** Puts a comment above a setting that is there already; none where it is not. */
    ConfigDraft comment(String path, String text) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            section(path.substring(0, dot)).comment(path.substring(dot + 1), text);
        } else if (entries.containsKey(path)) {
            comments.merge(path, text, (first, second) -> first + "\n" + second);
        }
        return this;
    }

    /** The number below a path such as {@code autoscaling.maxReplicas}, where one is set. */
    Optional<Integer> number(String path) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            return section(path.substring(0, dot)).number(path.substring(dot + 1));
        }
        return entries.get(path) instanceof IntNode number ? Optional.of(number.intValue()) : Optional.empty();
    }

    /** The mapping below a key; it comes into being with its first setting. */
    ConfigDraft section(String name) {
        return (ConfigDraft) entries.computeIfAbsent(name, key -> new ConfigDraft());
    }

    /** Adds a list of one mapping. */
    ConfigDraft list(String name, ConfigDraft item) {
        entries.put(name, List.of(item));
        return this;
    }

    /** Sets a list of mappings, where there are any. */
    ConfigDraft items(String name, List<ConfigDraft> items) {
        if (!items.isEmpty()) {
            entries.put(name, List.copyOf(items));
        }
        return this;
    }

    /** Drops empty sections, so that what nobody filled is not written. */
    Map<String, Object> entries() {
        Map<String, Object> filled = new LinkedHashMap<>(entries);
        filled.values()
                .removeIf(value ->
                        value instanceof ConfigDraft draft && draft.entries().isEmpty());
        return Collections.unmodifiableMap(filled);
    }

    Optional<String> commentOn(String name) {
        return Optional.ofNullable(comments.get(name));
    }

    private static JsonNode scalar(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean truth) {
            return json.booleanNode(truth);
        }
        return value instanceof Integer number ? json.numberNode(number) : json.textNode(String.valueOf(value));
    }
}
