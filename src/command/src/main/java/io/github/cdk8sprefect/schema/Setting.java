package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One setting of {@code prefect.yaml}, as the schema describes it.
 *
 * @param path such as {@code workers.limit}; empty for the whole file
 * @param description what it does, with its default
 * @param type such as {@code integer}, {@code list of mappings}, or the words that it accepts
 * @param keys the settings in it
 */
@Internal
public record Setting(String path, String description, String type, List<Setting> keys) {

    private static final int ONE_LINE = 100;

    /** The whole file, which has the settings of the top. */
    public static Setting top() {
        return new Reading(SchemaFile.tree()).setting("", SchemaFile.tree());
    }

    /**
     * The setting at a path such as {@code workers.pod.env}; indexes may be left out.
     *
     * @throws NoSuchSetting where there is none
     */
    public static Setting at(String path) throws NoSuchSetting {
        JsonNode schema = SchemaFile.tree();
        Reading reading = new Reading(schema);
        JsonNode at = schema;
        StringBuilder way = new StringBuilder();
        for (String key : path.replaceAll("\\[\\d*]", "").split("\\.", -1)) {
            Set<String> known = reading.keys(at);
            Optional<JsonNode> found = reading.property(at, key);
            if (found.isEmpty()) {
                String place = way.isEmpty() ? "" : way + ".";
                throw new NoSuchSetting(Nearest.of(key, known)
                        .map(near -> "did you mean " + place + near + "?")
                        .orElse(
                                known.isEmpty()
                                        ? (way.isEmpty() ? "the file" : way) + " has no settings in it"
                                        : "explain " + (way.isEmpty() ? "" : way + " ")
                                                + "lists those that there are"));
            }
            at = found.get();
            way.append(way.isEmpty() ? "" : ".").append(key);
        }
        return reading.setting(path, at);
    }

    /** The first sentence of the description. */
    public String summary() {
        String first = description.replaceFirst("(?<=[a-z)])[.:;] .*", "").replaceFirst("\\.$", "");
        return first.length() <= ONE_LINE ? first : first.substring(0, first.lastIndexOf(' ', ONE_LINE - 1)) + " …";
    }

    /** The last key of the path. */
    public String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** There is no such setting; the message says what there is. */
    public static final class NoSuchSetting extends Exception {
        private static final long serialVersionUID = 1L;

        private NoSuchSetting(String message) {
            super(message);
        }
    }

    /** Reads one schema. */
    private record Reading(JsonNode schema) {

        Setting setting(String path, JsonNode node) {
            JsonNode here = resolved(node);
            List<Setting> settings = new ArrayList<>();
            for (String key : keys(node)) {
                JsonNode below = property(node, key).orElseThrow();
                settings.add(new Setting(
                        path.isEmpty() ? key : path + "." + key, description(below), type(below), List.of()));
            }
            return new Setting(path, path.isEmpty() ? "" : description(node), type(here), List.copyOf(settings));
        }

        Set<String> keys(JsonNode node) {
            Set<String> keys = new LinkedHashSet<>();
            mapping(node).path("properties").fieldNames().forEachRemaining(keys::add);
            return keys;
        }

        /** A key of a mapping whose keys are the user's own stands for any of them. */
        Optional<JsonNode> property(JsonNode node, String key) {
            JsonNode mapping = mapping(node);
            JsonNode found = mapping.path("properties").path(key);
            if (found.isMissingNode()
                    && !mapping.has("properties")
                    && mapping.path("additionalProperties").isObject()) {
                return Optional.of(mapping.get("additionalProperties"));
            }
            return Optional.of(found).filter(JsonNode::isObject);
        }

        private String description(JsonNode node) {
            String own = node.path("description").asText();
            return own.isEmpty() ? resolved(node).path("description").asText() : own;
        }

        private String type(JsonNode node) {
            JsonNode here = resolved(node);
            if (here.has("enum")) {
                return StreamSupport.stream(here.get("enum").spliterator(), false)
                        .filter(word -> !word.isNull())
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" or "));
            }
            if (here.has("anyOf")) {
                return StreamSupport.stream(here.get("anyOf").spliterator(), false)
                        .map(this::type)
                        .collect(Collectors.joining(" or "));
            }
            if (here.has("items")) {
                return "list of "
                        + type(here.get("items")).replace("mapping", "mappings").replace("text", "texts");
            }
            JsonNode types = here.path("type");
            return types.isTextual()
                    ? word(types.asText())
                    : StreamSupport.stream(types.spliterator(), false)
                            .map(JsonNode::asText)
                            .filter(name -> !name.equals("null"))
                            .map(Reading::word)
                            .collect(Collectors.joining(" or "));
        }

        private static String word(String type) {
            return switch (type) {
                case "object" -> "mapping";
                case "string" -> "text";
                case "integer" -> "whole number";
                case "boolean" -> "true or false";
                default -> type;
            };
        }

        /** The mapping behind references, lists and choices of forms. */
        private JsonNode mapping(JsonNode node) {
            JsonNode here = resolved(node);
            if (here.has("items")) {
                return mapping(here.get("items"));
            }
            for (JsonNode form : here.path("anyOf")) {
                JsonNode mapping = mapping(form);
                if (mapping.has("properties")) {
                    return mapping;
                }
            }
            return here;
        }

        private JsonNode resolved(JsonNode node) {
            return node.has("$ref")
                    ? resolved(schema.at(node.get("$ref").asText().substring(1)))
                    : node;
        }
    }
}
