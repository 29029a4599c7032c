package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Lays one tree over another, as several files of {@code prefect.yaml} are laid: mappings merge key by key, lists of named
 * things by {@code name}, any other list is replaced, {@code null} takes a field away.
 */
final class MergePatch {

    private MergePatch() {}

    static void lay(ObjectNode upper, ObjectNode lower) {
        for (Map.Entry<String, JsonNode> field : upper.properties()) {
            JsonNode above = field.getValue();
            JsonNode below = lower.get(field.getKey());
            if (above.isNull()) {
                lower.remove(field.getKey());
            } else if (above instanceof ObjectNode mapping && below instanceof ObjectNode target) {
                lay(mapping, target);
            } else if (above instanceof ArrayNode items
                    && below instanceof ArrayNode target
                    && NamedItems.are(items)
                    && NamedItems.are(target)) {
                items.forEach(item -> layNamed((ObjectNode) item, target));
            } else {
                lower.set(field.getKey(), above.deepCopy());
            }
        }
    }

    private static void layNamed(ObjectNode item, ArrayNode target) {
        int same = NamedItems.indexOf(target, item.get("name"));
        if (same < 0) {
            target.add(item.deepCopy());
        } else {
            lay(item, (ObjectNode) target.get(same));
        }
    }
}
