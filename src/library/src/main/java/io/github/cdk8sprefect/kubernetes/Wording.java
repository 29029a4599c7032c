package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wording of error messages, in terms of YAML and not of Java. */
@Internal
public final class Wording {

    private static final int FEW = 8;

    private Wording() {}

    /** Names the nearest known key, or all of them when none is near. */
    public static String unknownKey(String key, Collection<String> known) {
        List<String> keys = inFiles(known);
        return Nearest.of(key, keys)
                .map(candidate -> "unknown key; did you mean " + candidate + "?")
                .orElseGet(() -> keys.isEmpty()
                        ? "unknown key"
                        : "unknown key; known here: " + keys.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** What would do in the place of a scalar, whose text tells what may have gone wrong. */
    public static String insteadOf(String text, boolean quoted, Class<?> type) {
        String expected = expected(type);
        boolean isNumber = expected.startsWith("must be a whole number");
        if (isNumber && text.matches("[-+]?0[oOxX]?[0-9a-fA-F]+")) {
            return expected + "; write it in decimal digits, without a zero in front";
        }
        if ((isNumber && quoted && text.matches("[-+]?\\d+"))
                || (expected.equals("must be true or false") && text.matches("true|false"))) {
            return expected + "; take the quotes away";
        }
        if (expected.equals("must be text")) {
            return quoted ? expected : expected + "; put it in quotes";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return expected + "; put it in brackets, or behind a dash and a space";
        }
        return expected.startsWith("must be a mapping") && text.matches("\\w+:[^/ ]\\S*")
                ? expected + "; put a space behind the colon"
                : expected;
    }

    /** What would do in the place of a mapping or a list. */
    public static String insteadOf(JsonNode there, Class<?> type) {
        String expected = expected(type);
        if (Collection.class.isAssignableFrom(type)) {
            return expected + "; put a dash and a space in front of each item";
        }
        if (expected.startsWith("must be a mapping")) {
            return there.isArray() ? expected + ", not a list" : expected;
        }
        String other = expected + (there.isArray() ? ", not a list" : ", not a mapping");
        return there.size() == 1 && there.has("name") ? other + "; give the name alone" : other;
    }

    /** What would do for a type. */
    public static String expected(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "must be a whole number";
        }
        if (type == Double.class) {
            return "must be a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == String.class || isReadFromText(type)) {
            return "must be text";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (type == Quantity.class) {
            return "must be a quantity such as 500m or 1Gi";
        }
        if (type == IntOrString.class) {
            return "must be a whole number or text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        List<String> choices = choices(type);
        return choices.isEmpty() ? mapping(type) : "must be a mapping with one of " + String.join(", ", choices);
    }

    private static String mapping(Class<?> type) {
        if (!type.isRecord()) {
            return "must be a mapping";
        }
        List<String> keys = inFiles(Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList());
        return keys.size() <= FEW
                ? "must be a mapping with " + String.join(", ", keys)
                : "must be a mapping with keys such as " + String.join(", ", keys.subList(0, FEW / 2));
    }

    private static boolean isReadFromText(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .anyMatch(method -> method.getParameterTypes()[0] == String.class);
    }

    /** The keys of a choice such as {@code database}. */
    public static List<String> choices(Class<?> type) {
        JsonSubTypes subtypes = type.getAnnotation(JsonSubTypes.class);
        return subtypes == null
                ? List.of()
                : Arrays.stream(subtypes.value()).map(JsonSubTypes.Type::name).toList();
    }

    /** The text without line feeds. */
    public static String oneLine(String text) {
        return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Without what only Java can set. */
    private static List<String> inFiles(Collection<String> keys) {
        return keys.stream().filter(key -> !key.equals("customize")).toList();
    }
}
