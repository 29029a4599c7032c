package io.github.cdk8sprefect.props;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A text in a tree of mappings and lists, be it a value or a key.
 *
 * @param path where it stands, as in {@code spec.template.spec.containers[0].image}
 * @param name what it stands under, as {@link Secrecy} takes it; empty for a key
 */
@Internal
public record PlacedText(FieldPath path, String name, String text) {

    /** Passes on all of them, in the order of the fields. */
    public static void each(Map<?, ?> fields, Consumer<PlacedText> texts) {
        walk(FieldPath.TOP, "", fields, texts);
    }

    private static void walk(FieldPath path, String name, Object value, Consumer<PlacedText> texts) {
        if (value instanceof Map<?, ?> fields) {
            // In a list of named things, a value stands under the name.
            String around = fields.get("name") instanceof String own ? own : name;
            fields.forEach((field, below) -> {
                String key = String.valueOf(field);
                texts.accept(new PlacedText(path, "", key));
                walk(path.key(key), Secrecy.nameOf(key, around), below, texts);
            });
        } else if (value instanceof List<?> items) {
            Object before = "";
            for (int index = 0; index < items.size(); index++) {
                Object item = items.get(index);
                walk(path.index(index), Secrecy.nameOfItem(before, item, name), item, texts);
                before = item;
            }
        } else if (value instanceof String text) {
            texts.accept(new PlacedText(path, name, text));
        }
    }
}
