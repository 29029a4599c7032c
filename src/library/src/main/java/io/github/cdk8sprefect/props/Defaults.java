package io.github.cdk8sprefect.props;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a component of a record becomes when nobody set it. Jackson and the generated builders leave it null. */
@Internal
public final class Defaults {

    private Defaults() {}

    /** The value, or the default where there is none. */
    public static <T> T orElse(T value, T fallback) {
        return value == null ? fallback : value;
    }

    /** An immutable copy without nulls, which stand where a list in YAML has a mistake; empty where there is none. */
    public static <T> List<T> list(List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    /** An immutable copy in the order given, without nulls, as for lists; empty where there is none. */
    public static <V> Map<String, V> map(Map<String, V> values) {
        Map<String, V> kept = new LinkedHashMap<>();
        (values == null ? Map.<String, V>of() : values).forEach((key, value) -> {
            if (value != null) {
                kept.put(key, value);
            }
        });
        return Collections.unmodifiableMap(kept);
    }
}
