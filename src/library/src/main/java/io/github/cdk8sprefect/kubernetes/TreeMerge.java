package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lays one tree over another, for files of settings and for patches: mappings merge key by key, some lists item by item, any
 * other value is replaced, {@code null} takes a field away, and {@code $patch: delete} an item.
 */
@Internal
public final class TreeMerge {

    /** Finds the item of the lower list that an upper one is merged into; empty where it is added. */
    @FunctionalInterface
    public interface ItemFinder {

        /** The index in the lower list. */
        OptionalInt find(ArrayNode lower, JsonNode item);
    }

    /** What differs from one use to another. Paths are those in the merged tree. */
    public interface Rules {

        /** How the items of the two lists find each other; empty where the upper list replaces the lower one. */
        Optional<ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper);

        /** Whether the upper mapping replaces the lower one, of which it says the same in another way. */
        default boolean replaces(FieldPath path, ObjectNode lower, ObjectNode upper) {
            return false;
        }

        /** What is written of a value that was not there. */
        default JsonNode added(FieldPath path, JsonNode value) {
            return withoutNulls(value);
        }

        /** Is told that an item is taken away; those after it take its place, and those after them theirs. */
        default void removed(FieldPath list, int index) {}

        /** Is told of an item that shall be taken away and is not there. */
        default void missing(FieldPath source) {}

        /** Whether a field that is null above stays as such; else it is taken away. */
        default boolean keepsNull(FieldPath path, JsonNode lower) {
            return false;
        }

        /** Is told what came from where. */
        default void laid(FieldPath path, FieldPath source) {}
    }

    /** Kubernetes' directive for an item of a list: with {@code delete}, the lower list's item of the same key goes. */
    public static final String PATCH = "$patch";

    private final Rules rules;

    /** Merges by these rules. */
    public TreeMerge(Rules rules) {
        this.rules = rules;
    }

    /** Changes {@code lower}. */
    public void lay(ObjectNode upper, ObjectNode lower) {
        lay(upper, lower, FieldPath.TOP, FieldPath.TOP);
    }

    private void lay(ObjectNode upper, ObjectNode lower, FieldPath path, FieldPath source) {
        for (Map.Entry<String, JsonNode> field : upper.properties()) {
            String key = field.getKey();
            JsonNode above = field.getValue();
            JsonNode below = lower.get(key);
            rules.laid(path.key(key), source.key(key));
            if (above.isNull() && rules.keepsNull(path.key(key), below)) {
                lower.set(key, above);
            } else if (above.isNull()) {
                lower.remove(key);
            } else if (above instanceof ObjectNode mapping
                    && below instanceof ObjectNode target
                    && !rules.replaces(path.key(key), target, mapping)) {
                lay(mapping, target, path.key(key), source.key(key));
            } else {
                Optional<ItemFinder> finder = finder(below, above, path.key(key));
                if (finder.isPresent()) {
                    layItems(finder.get(), (ArrayNode) above, (ArrayNode) below, path.key(key), source.key(key));
                } else {
                    lower.set(key, rules.added(path.key(key), above));
                    tell(above, path.key(key), source.key(key));
                }
            }
        }
    }

    private Optional<ItemFinder> finder(JsonNode below, JsonNode above, FieldPath path) {
        return below instanceof ArrayNode lower && above instanceof ArrayNode upper
                ? rules.items(path, lower, upper)
                : Optional.empty();
    }

    private void layItems(ItemFinder finder, ArrayNode items, ArrayNode target, FieldPath path, FieldPath source) {
        for (int index = 0; index < items.size(); index++) {
            JsonNode item = items.get(index);
            OptionalInt same = finder.find(target, item);
            if (item.path(PATCH).asText().equals("delete")) {
                if (same.isPresent()) {
                    target.remove(same.getAsInt());
                    rules.removed(path, same.getAsInt());
                } else {
                    rules.missing(source.index(index));
                }
                continue;
            }
            FieldPath at = path.index(same.orElse(target.size()));
            rules.laid(at, source.index(index));
            if (same.isEmpty()) {
                target.add(rules.added(at, item));
                tell(item, at, source.index(index));
            } else if (rules.replaces(at, (ObjectNode) target.get(same.getAsInt()), (ObjectNode) item)) {
                target.set(same.getAsInt(), rules.added(at, item));
                tell(item, at, source.index(index));
            } else {
                lay((ObjectNode) item, (ObjectNode) target.get(same.getAsInt()), at, source.index(index));
            }
        }
    }

    /** The value without the fields that are null: there is nothing for them to take away. */
    public static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> kept.set(field.getKey(), withoutNulls(field.getValue())));
            return kept;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        value.elements().forEachRemaining(item -> kept.add(withoutNulls(item)));
        return value.isArray() ? kept : value;
    }

    /** Tells of everything below a value that was taken as it is. */
    private void tell(JsonNode value, FieldPath path, FieldPath source) {
        value.properties().forEach(field -> {
            rules.laid(path.key(field.getKey()), source.key(field.getKey()));
            tell(field.getValue(), path.key(field.getKey()), source.key(field.getKey()));
        });
        for (int index = 0; value.isArray() && index < value.size(); index++) {
            rules.laid(path.index(index), source.index(index));
            tell(value.get(index), path.index(index), source.index(index));
        }
    }
}
