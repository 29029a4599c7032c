package io.github.cdk8sprefect.props;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a component of a record becomes when nobody set it. Jackson and the generated builders leave it null. */
@Internal
public final class Defaults {

    private Defaults() {}

    /** The value, or the default where there is none. */
    public static <T> T orElse(T value, T fallback) {
        return value == null ? fallback : value;
    }

    /**
     * An immutable copy; empty where there is none.
     *
     * @param path where the list stands in its props
     * @throws InvalidPropsException for nulls in it
     */
    public static <T> List<T> list(String path, List<T> values) {
        if (values == null) {
            return List.of();
        }
        for (int index = 0; index < values.size(); index++) {
            refuseNull(values.get(index), path + "[" + index + "]");
        }
        return List.copyOf(values);
    }

    /**
     * An immutable copy in the order given; empty where there is none.
     *
     * @param path where the mapping stands in its props
     * @throws InvalidPropsException for nulls in it
     */
    public static <V> Map<String, V> map(String path, Map<String, V> values) {
        if (values == null) {
            return Map.of();
        }
        values.forEach((key, value) -> refuseNull(key == null ? null : value, path + "." + key));
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static void refuseNull(Object value, String path) {
        if (value == null) {
            Problems.of(caller())
                    .require(false, path, "must be given, not null")
                    .throwIfAny();
        }
    }

    /** The props whose component it is. */
    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name ->
                                name.startsWith("io.github.cdk8sprefect.") && !name.equals(Defaults.class.getName()))
                        .findFirst()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .orElse("props"));
    }
}
