package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text that reaches a process unchanged. In commands, arguments and variables, the kubelet replaces {@code $(VAR)} with
 * the value of the variable, which could be a secret, and {@code $$} with a single dollar sign.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">Variables</a>
 */
@Internal
public final class Literals {

    private static final Pattern EXPANDED = Pattern.compile("\\$(?=[$(])");

    private Literals() {}

    /** The text, escaped for the kubelet. */
    public static String of(String text) {
        return EXPANDED.matcher(text).replaceAll("\\$\\$");
    }

    /** All texts, each escaped for the kubelet. */
    public static List<String> of(List<String> texts) {
        return texts.stream().map(Literals::of).toList();
    }
}
