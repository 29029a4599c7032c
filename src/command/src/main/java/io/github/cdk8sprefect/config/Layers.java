package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.kubernetes.NamedItems;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Several files as one configuration, later ones on top.
 *
 * <p>Mappings merge key by key. Lists of named things ({@code workers}, {@code agents}, {@code env}, …) merge by
 * {@code name}; any other list is replaced. {@code null} takes a setting back to its default. A setting that is a choice
 * ({@code database}, {@code api}, a credential) is one key below: another choice takes the place of the first.
 */
final class Layers {

    private static final Set<String> CHOICES = Set.of(
            "database",
            "messaging",
            "api",
            "password",
            "connectionString",
            "url",
            "apiKey",
            "basicAuth",
            "baseJobTemplate");

    private final ObjectNode merged;
    private final Map<String, String> places = new HashMap<>();

    private Layers(ObjectNode merged) {
        this.merged = merged;
    }

    static Layers of(Iterable<YamlFile> files) {
        Layers layers = new Layers(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
        for (YamlFile file : files) {
            layers.put(layers.merged, file.root(), "", "", file);
        }
        return layers;
    }

    ObjectNode merged() {
        return merged;
    }

    /** File and line of a path; of the nearest one around it when nobody wrote it. */
    String place(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            String place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return "";
    }

    private void put(ObjectNode target, ObjectNode source, String path, String sourcePath, YamlFile file) {
        for (Map.Entry<String, JsonNode> field : source.properties()) {
            String child = join(path, field.getKey());
            String sourceChild = join(sourcePath, field.getKey());
            JsonNode below = target.get(field.getKey());
            JsonNode above = field.getValue();
            if (below instanceof ObjectNode lower
                    && above instanceof ObjectNode upper
                    && !isOtherChoice(lower, upper, field.getKey())) {
                put(lower, upper, child, sourceChild, file);
            } else if (below instanceof ArrayNode lower
                    && above instanceof ArrayNode upper
                    && NamedItems.are(lower)
                    && NamedItems.are(upper)) {
                putNamed(lower, upper, child, sourceChild, file);
            } else if (above.isNull()) {
                target.remove(field.getKey());
            } else {
                target.set(field.getKey(), withoutNulls(above));
                note(above, child, sourceChild, file);
            }
            note(child, sourceChild, file);
        }
    }

    private void putNamed(ArrayNode lower, ArrayNode upper, String path, String sourcePath, YamlFile file) {
        for (int index = 0; index < upper.size(); index++) {
            ObjectNode item = (ObjectNode) upper.get(index);
            String source = sourcePath + "[" + index + "]";
            int same = NamedItems.indexOf(lower, item.get("name"));
            if (same < 0) {
                String child = path + "[" + lower.size() + "]";
                lower.add(withoutNulls(item));
                note(item, child, source, file);
                note(child, source, file);
            } else {
                put((ObjectNode) lower.get(same), item, path + "[" + same + "]", source, file);
            }
        }
    }

    private static boolean isOtherChoice(ObjectNode lower, ObjectNode upper, String key) {
        return CHOICES.contains(key)
                && lower.size() == 1
                && upper.size() == 1
                && !lower.fieldNames().next().equals(upper.fieldNames().next());
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> kept.set(field.getKey(), withoutNulls(field.getValue())));
            return kept;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = array.arrayNode();
            array.forEach(item -> kept.add(withoutNulls(item)));
            return kept;
        }
        return node;
    }

    private void note(JsonNode node, String path, String sourcePath, YamlFile file) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String child = join(path, field.getKey());
                String source = join(sourcePath, field.getKey());
                note(child, source, file);
                note(field.getValue(), child, source, file);
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                String item = "[" + index + "]";
                note(path + item, sourcePath + item, file);
                note(array.get(index), path + item, sourcePath + item, file);
            }
        }
    }

    private void note(String path, String sourcePath, YamlFile file) {
        Integer line = file.lines().get(sourcePath);
        places.put(path, line == null ? file.name() : file.name() + ":" + line);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
