package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several files of values over the chart's defaults, by Helm's rules: mappings merge, all else is replaced, and null takes
 * a key away.
 */
final class MergedValues {

    private final ObjectNode root;
    private final Map<String, String> places = new HashMap<>();

    private MergedValues(ObjectNode defaults) {
        this.root = defaults;
    }

    static MergedValues of(ObjectNode defaults, List<ValuesFile> files) {
        MergedValues merged = new MergedValues(defaults);
        files.forEach(file -> merged.put(merged.root, file.root(), "", file));
        removeNulls(merged.root);
        return merged;
    }

    ObjectNode root() {
        return root;
    }

    /** Whether one of the files says something of the path or of what is below it. */
    boolean isGiven(String path) {
        return places.containsKey(path);
    }

    /** File and line of a path; empty where no file says anything of it. */
    String place(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (places.containsKey(at)) {
                return places.get(at);
            }
        }
        return "";
    }

    private void put(ObjectNode target, ObjectNode source, String path, ValuesFile file) {
        for (Map.Entry<String, JsonNode> field : source.properties()) {
            String child = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            places.put(child, file.place(child));
            if (field.getValue() instanceof ObjectNode upper) {
                ObjectNode lower = target.get(field.getKey()) instanceof ObjectNode present
                        ? present
                        : target.putObject(field.getKey());
                put(lower, upper, child, file);
            } else {
                target.set(field.getKey(), field.getValue());
                noteItems(field.getValue(), child, file);
            }
        }
    }

    private void noteItems(JsonNode value, String path, ValuesFile file) {
        for (int index = 0; index < value.size(); index++) {
            String item = path + "[" + index + "]";
            places.put(item, file.place(item));
        }
    }

    /** Only in mappings: Helm looks into no list. */
    private static void removeNulls(ObjectNode object) {
        object.remove(object.properties().stream()
                .filter(field -> field.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList());
        object.forEach(value -> {
            if (value instanceof ObjectNode inner) {
                removeNulls(inner);
            }
        });
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
