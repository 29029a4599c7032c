package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.Internal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What our errors say, in the user's words and not in Java's. */
@Internal
public final class Wording {

    private Wording() {}

    /** Names the nearest known key, or all of them when none is near. */
    public static String unknownKey(String key, Collection<String> known) {
        Optional<String> nearest = known.stream()
                .filter(candidate -> !candidate.equals("customize")) // Java only
                .min(Comparator.comparingInt((String candidate) -> distance(key, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(key, candidate) <= Math.max(2, key.length() / 3));
        if (key.equals("<<")) {
            return "merge keys are not read; write the settings out, or give another file with -c";
        }
        return nearest.map(candidate -> "unknown key; did you mean " + candidate + "?")
                .orElseGet(() -> known.isEmpty()
                        ? "unknown key"
                        : "unknown key; known here: "
                                + known.stream()
                                        .filter(candidate -> !candidate.equals("customize"))
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
    }

    /** What would do for a type. */
    static String expected(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "must be a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == String.class || isReadFromText(type)) {
            return "must be text; put it in quotes";
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
        return choices.isEmpty() ? "must be a mapping" : "must be a mapping with one of " + String.join(", ", choices);
    }

    private static boolean isReadFromText(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .anyMatch(method -> method.getParameterTypes()[0] == String.class);
    }

    /** The keys of a choice such as {@code database}. */
    static List<String> choices(Class<?> type) {
        JsonSubTypes subtypes = type.getAnnotation(JsonSubTypes.class);
        return subtypes == null
                ? List.of()
                : Arrays.stream(subtypes.value()).map(JsonSubTypes.Type::name).toList();
    }

    static String oneLine(String text) {
        return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Levenshtein's distance, where letter case does not count. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                boolean same =
                        Character.toLowerCase(left.charAt(row - 1)) == Character.toLowerCase(right.charAt(column - 1));
                current[column] = Math.min(
                        Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
