package io.github.cdk8sprefect.rules;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Rule;
import java.util.regex.Pattern;

/** Texts that Kubernetes takes in several places. */
final class Texts {

    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Pattern VARIABLE = Pattern.compile("[ -<>-~]+");

    private Texts() {}

    /** Whether there is no text, which Kubernetes does not tell from an empty one. */
    static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    /** Refuses what no Secret and no ConfigMap has as a key. */
    static void dataKey(Problems problems, String path, String key) {
        problems.require(
                !isEmpty(key) && DATA_KEY.matcher(key).matches() && !key.equals(".") && !key.startsWith(".."),
                path,
                isEmpty(key) ? null : key,
                "must be a key: at most 253 of letters, digits, '-', '_' and '.'",
                Rule.pattern(DATA_KEY));
    }

    /** Refuses what no environment variable can be called. */
    static void variable(Problems problems, String path, String name) {
        problems.matches(VARIABLE, name, path, "must be a variable's name, without '='");
    }

    /** Refuses a path that leads out of the folder that it starts in. */
    static void pathInside(Problems problems, String path, String text) {
        if (isEmpty(text)) {
            return;
        }
        problems.require(!text.startsWith("/"), path, text, "must be a relative path");
        noBacksteps(problems, path, text);
    }

    /** Refuses {@code ..} as a part of a path. */
    static void noBacksteps(Problems problems, String path, String text) {
        problems.require(
                !text.equals("..") && !text.startsWith("../") && !text.endsWith("/..") && !text.contains("/../"),
                path,
                text,
                "must not have '..' in it");
    }
}
