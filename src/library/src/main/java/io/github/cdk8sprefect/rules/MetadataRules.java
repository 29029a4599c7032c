package io.github.cdk8sprefect.rules;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Rule;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The labels and annotations that Kubernetes accepts.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels</a>
 */
@Internal
public final class MetadataRules {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("(?=.{1,253}/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/");
    private static final Rule VALUE = Rule.pattern(Pattern.compile("(" + WORD + ")?"));
    private static final Rule KEY = Rule.pattern(Pattern.compile("(" + PREFIX + ")?" + WORD));
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private MetadataRules() {}

    /** Refuses labels whose key or value Kubernetes refuses. */
    public static void labels(Problems problems, String path, Map<String, String> labels) {
        if (labels == null) {
            return;
        }
        labels.forEach((key, value) -> {
            key(problems, path, key);
            labelValue(problems.at(path), key, value);
        });
    }

    /** Refuses anything that is not a valid label value. */
    public static void labelValue(Problems problems, String path, String value) {
        problems.require(
                value != null && (value.isEmpty() || WORD.matcher(value).matches()),
                path,
                value,
                "must be a label's value: at most 63 of letters, digits, '-', '_' and '.', with a letter or digit at both"
                        + " ends",
                VALUE);
    }

    /** Refuses annotations whose key Kubernetes refuses, and more than 256 KiB of them. */
    public static void annotations(Problems problems, String path, Map<String, String> annotations) {
        if (annotations == null) {
            return;
        }
        annotations.keySet().forEach(key -> key(problems, path, key));
        int size = annotations.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length()
                        + (entry.getValue() == null ? 0 : entry.getValue().length()))
                .sum();
        problems.require(size <= LARGEST_ANNOTATIONS, path, "must be at most 256 KiB together");
    }

    private static void key(Problems problems, String path, String key) {
        if (!isKey(key)) {
            key(problems.at(path), key, (Object) key);
        }
    }

    /** Refuses anything that is not the key of a label, with or without a DNS name in front. */
    public static void labelKey(Problems problems, String path, String key) {
        if (!isKey(key)) {
            key(problems, path, (Object) key);
        }
    }

    private static void key(Problems problems, String path, Object key) {
        problems.require(
                false,
                path,
                key,
                "must be a key: at most 63 of letters, digits, '-', '_' and '.', if need be after a DNS name and a slash",
                KEY);
    }

    /** Whether Kubernetes takes it as the key of a label, and as other qualified names. */
    static boolean isKey(String key) {
        if (key == null) {
            return false;
        }
        var prefix = PREFIX.matcher(key);
        return WORD.matcher(prefix.lookingAt() ? key.substring(prefix.end()) : key)
                .matches();
    }
}
