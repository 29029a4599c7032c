package io.github.cdk8sprefect.diff;

import io.github.cdk8sprefect.props.Secrecy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in an object.
 *
 * @param kind of the object, or that the place is in a text
 * @param path as in {@code spec.template.spec.containers[server].env[PREFECT_API_URL].value}
 * @param name what a value here stands under: a key, or the name of the list item around a {@code value}
 */
record Field(String kind, String path, String name) {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern NO_TEXT =
            Pattern.compile("|true|false|null|~|[-+.]?\\d.*|\\s.*|.*\\s", Pattern.DOTALL);

    private static final String JSON = "JSON in a text";

    static Field of(String kind) {
        return new Field(kind, "", "");
    }

    Field key(String key) {
        String step = PLAIN_KEY.matcher(key).matches() ? (path.isEmpty() ? "" : ".") + key : "[\"" + key + "\"]";
        return new Field(kind, path + step, Secrecy.nameOf(key, name));
    }

    /** The list item of this name. */
    Field item(String item) {
        return new Field(kind, path + "[" + item + "]", item);
    }

    /** The list item at this place. */
    Field item(int index) {
        return new Field(kind, path + "[" + index + "]", name);
    }

    /** Whether texts here may be compared as the JSON that they are: a secret is not looked into. */
    boolean mayBeJson(Optional<Object> before, Optional<Object> after) {
        return !kind.equals("Secret")
                && !kind.equals(JSON)
                && Stream.of(before, after)
                        .flatMap(Optional::stream)
                        .noneMatch(value -> Secrecy.isNamedSecret(name, String.valueOf(value)));
    }

    /** Enters the JSON that a text is. */
    Field inJson() {
        return new Field(JSON, path, name);
    }

    /** Whether the value, or one of a list of them, may be a secret. */
    boolean isSecret(Object value) {
        if (kind.equals("Secret") && (path.startsWith("data") || path.startsWith("stringData"))) {
            return true;
        }
        return value instanceof List<?> items ? hasSecret(items) : Secrecy.isSecret(name, String.valueOf(value));
    }

    private boolean hasSecret(List<?> items) {
        Object before = "";
        for (Object item : items) {
            if (Secrecy.isSecret(Secrecy.nameOfItem(before, item, name), String.valueOf(item))) {
                return true;
            }
            before = item;
        }
        return false;
    }

    /** The value on one line; text in quotes where it could be taken for something else. */
    static String shown(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Field::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof String text && (NO_TEXT.matcher(text).matches() || text.contains("\n"))) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        return String.valueOf(value);
    }
}
