package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A piece of YAML, reached by paths such as {@code spec.containers[0].name}; nothing is below nothing. */
record Tree(Object value) {

    Tree at(String path) {
        Object here = value;
        for (String step : steps(path)) {
            here = child(here, step);
        }
        return new Tree(here);
    }

    String text(String path) {
        Object found = at(path).value;
        return found == null ? "" : String.valueOf(found);
    }

    boolean is(String path, Object expected) {
        return expected.equals(at(path).value);
    }

    Stream<Tree> items(String path) {
        return at(path).value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.empty();
    }

    boolean isPresent() {
        return value != null;
    }

    /** Puts a value, or takes it away when it is null: the fault that a rule must find. */
    @SuppressWarnings("unchecked")
    void set(String path, Object changed) {
        String[] steps = steps(path);
        Object parent = value;
        for (int step = 0; step < steps.length - 1; step++) {
            parent = child(parent, steps[step]);
        }
        String last = steps[steps.length - 1];
        if (parent instanceof List<?> list) {
            ((List<Object>) list).set(Integer.parseInt(last), changed);
        } else if (changed == null) {
            ((Map<String, Object>) parent).remove(last);
        } else {
            ((Map<String, Object>) parent).put(last, changed);
        }
    }

    /** Splits at dots and brackets; a key that holds a dot cannot be named. */
    private static String[] steps(String path) {
        return path.replace("[", ".").replace("]", "").split("\\.");
    }

    private static Object child(Object parent, String step) {
        if (parent instanceof Map<?, ?> map) {
            return map.get(step);
        }
        boolean inside = parent instanceof List<?> list && Integer.parseInt(step) < list.size();
        return inside ? ((List<?>) parent).get(Integer.parseInt(step)) : null;
    }
}
