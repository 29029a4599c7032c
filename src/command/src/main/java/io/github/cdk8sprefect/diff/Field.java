package io.github.cdk8sprefect.diff;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in an object.
 *
 * @param kind of the object, or that the place is in a text
 * @param path as in {@code spec.template.spec.containers[server].env[PREFECT_API_URL].value}
 * @param key the last key of it
 * @param item the name of the last list item on the way
 */
record Field(String kind, String path, String key, String item) {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern NO_TEXT =
            Pattern.compile("|true|false|null|~|[-+.]?\\d.*|\\s.*|.*\\s", Pattern.DOTALL);

    private static final String WORDS = "(password|passwd|api_?key|auth_?string|token|secret|connection_?string)";
    private static final Pattern SECRET_KEY = Pattern.compile("(.*[_-])?" + WORDS, Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET_VARIABLE = Pattern.compile(".*" + WORDS + ".*", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern URL_WITH_PASSWORD = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");

    private static final String JSON = "JSON in a text";

    static Field of(String kind) {
        return new Field(kind, "", "", "");
    }

    Field key(String name) {
        String step = PLAIN_KEY.matcher(name).matches() ? (path.isEmpty() ? "" : ".") + name : "[\"" + name + "\"]";
        return new Field(kind, path + step, name, item);
    }

    Field item(String name) {
        return new Field(kind, path + "[" + name + "]", key, name);
    }

    /** Whether a text here may be compared as the JSON that it is: a Secret's is not looked into. */
    boolean mayBeJson() {
        return !kind.equals("Secret") && !kind.equals(JSON);
    }

    /** The same place, below which stands what a text says. */
    Field inJson() {
        return new Field(JSON, path, key, item);
    }

    /** Whether the value may be what nobody but the cluster shall know. */
    boolean isSecret(Object value) {
        boolean ofSecret = kind.equals("Secret") && (path.startsWith("data") || path.startsWith("stringData"));
        boolean variable = key.equals("value") && SECRET_VARIABLE.matcher(item).matches();
        boolean named = SECRET_KEY.matcher(key).matches()
                || (VARIABLE.matcher(key).matches()
                        && SECRET_VARIABLE.matcher(key).matches());
        boolean inTemplate = kind.equals(JSON) && SECRET_VARIABLE.matcher(path).matches();
        return ofSecret
                || inTemplate
                || variable
                || named
                || URL_WITH_PASSWORD.matcher(String.valueOf(value)).find();
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
