package io.github.cdk8sprefect.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields in which two objects differ, one line each. Lists of named things are matched by name, other lists by
 * index.
 */
final class FieldDiff {

    private static final List<String> NAMES = List.of("name", "mountPath");

    private final List<String> lines = new ArrayList<>();

    private FieldDiff() {}

    static List<String> of(Manifest before, Manifest after) {
        FieldDiff diff = new FieldDiff();
        diff.compare(Field.of(before.kind()), Optional.of(before.fields()), Optional.of(after.fields()));
        return diff.lines;
    }

    private void compare(Field field, Optional<Object> before, Optional<Object> after) {
        if (before.equals(after)) {
            return;
        }
        if (isAll(Map.class, before, after) && !isEmpty(before, after)) {
            maps(field, map(before), map(after));
        } else if (isAll(List.class, before, after) && !isEmpty(before, after) && !isPlain(before, after)) {
            lists(field, list(before), list(after));
        } else if (field.mayBeJson(before, after) && JsonText.isIn(before, after)) {
            json(field, JsonText.parsed(before), JsonText.parsed(after));
        } else {
            line(field, before, after);
        }
    }

    private void maps(Field field, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            compare(field.key(String.valueOf(key)), value(before, key), value(after, key));
        }
    }

    private void lists(Field field, List<?> before, List<?> after) {
        Optional<String> name = NAMES.stream()
                .filter(key -> areNamed(before, key) && areNamed(after, key))
                .findFirst();
        if (name.isPresent()) {
            named(field, byName(before, name.get()), byName(after, name.get()));
            return;
        }
        for (int index = 0; index < Math.max(before.size(), after.size()); index++) {
            compare(field.item(index), item(before, index), item(after, index));
        }
    }

    private void json(Field field, Optional<Object> before, Optional<Object> after) {
        if (before.equals(after)) {
            lines.add(field.path() + ": the same JSON in another layout");
        }
        compare(field.inJson(), before, after);
    }

    private void named(Field field, Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> compare(field.item(name), value(before, name), value(after, name)));
        List<String> orderBefore =
                before.keySet().stream().filter(after::containsKey).toList();
        List<String> orderAfter =
                after.keySet().stream().filter(before::containsKey).toList();
        if (!orderBefore.equals(orderAfter)) {
            lines.add(field.path() + ": another order: " + String.join(", ", after.keySet()));
        }
    }

    private void line(Field field, Optional<Object> before, Optional<Object> after) {
        if (before.isPresent() && after.isPresent()) {
            lines.add(field.path() + ": "
                    + (field.isSecret(before.get()) || field.isSecret(after.get())
                            ? "changed; not shown: it may be a secret"
                            : Field.shown(before.get()) + " → " + Field.shown(after.get())));
            return;
        }
        Object value = before.or(() -> after).orElseThrow();
        lines.add((before.isPresent() ? "- " : "+ ") + field.path() + ": "
                + (field.isSecret(value) ? "is not shown: it may be a secret" : Field.shown(value)));
    }

    private static boolean isAll(Class<?> type, Optional<Object> before, Optional<Object> after) {
        return before.filter(value -> !type.isInstance(value)).isEmpty()
                && after.filter(value -> !type.isInstance(value)).isEmpty();
    }

    private static boolean isEmpty(Optional<Object> before, Optional<Object> after) {
        return before.filter(value -> !value.equals(Map.of()) && !value.equals(List.of()))
                        .isEmpty()
                && after.filter(value -> !value.equals(Map.of()) && !value.equals(List.of()))
                        .isEmpty();
    }

    private static Map<?, ?> map(Optional<Object> value) {
        return (Map<?, ?>) value.orElse(Map.of());
    }

    private static List<?> list(Optional<Object> value) {
        return (List<?>) value.orElse(List.of());
    }

    private static Optional<Object> value(Map<?, ?> map, Object key) {
        return map.containsKey(key) ? Optional.of(map.get(key) == null ? "null" : map.get(key)) : Optional.empty();
    }

    private static Optional<Object> item(List<?> list, int index) {
        return index < list.size() ? Optional.ofNullable(list.get(index)) : Optional.empty();
    }

    private static boolean areNamed(List<?> items, String key) {
        Set<Object> names = new LinkedHashSet<>();
        return items.stream()
                .allMatch(item ->
                        item instanceof Map<?, ?> map && map.get(key) instanceof String name && names.add(name));
    }

    private static Map<String, Object> byName(List<?> items, String key) {
        Map<String, Object> named = new LinkedHashMap<>();
        items.forEach(item -> named.put(String.valueOf(((Map<?, ?>) item).get(key)), item));
        return named;
    }

    /** Whether the lists are of texts and numbers, and so short enough to be shown as a whole. */
    private static boolean isPlain(Optional<Object> before, Optional<Object> after) {
        return isPlain(list(before)) && isPlain(list(after));
    }

    private static boolean isPlain(List<?> items) {
        return items.stream().noneMatch(item -> item instanceof Map<?, ?> || item instanceof List<?>);
    }
}
