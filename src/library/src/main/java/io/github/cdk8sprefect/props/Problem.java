package io.github.cdk8sprefect.props;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with props, in words for the person who wrote them.
 *
 * @param path where it stands, from the props outwards: {@code workers[1].workPool}; empty for the props as a whole
 * @param value what was there, when showing it helps; a value that may be a secret is dropped, and the message says so
 * @param message what would do
 * @param rules what would do as far as a JSON Schema can say it
 */
public record Problem(String path, Optional<String> value, String message, List<Rule> rules) {

    private static final int LONGEST_SHOWN = 100;
    private static final String NOT_SHOWN = "a value that is not shown ";

    /** Drops a value that may be a secret by its path or by itself. */
    public Problem {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (value.filter(text -> Secrecy.isSecret(name, text)).isPresent()) {
            value = Optional.empty();
            message = NOT_SHOWN + message;
        }
    }

    /** A problem that a JSON Schema cannot tell. */
    public Problem(String path, Optional<String> value, String message) {
        this(path, value, message, List.of());
    }

    /** The same problem, seen from the props that hold these props under {@code parent}. */
    public Problem under(String parent) {
        return new Problem(new FieldPath(parent).then(path).text(), value, message, rules);
    }

    /** The same problem, with a value that may be a secret for a reason that its path does not tell. */
    public Problem withoutValue() {
        return value.isEmpty() ? this : new Problem(path, Optional.empty(), NOT_SHOWN + message, rules);
    }

    @Override
    public String toString() {
        String shown = value.map(text -> "'" + shortened(Printable.onOneLine(text)) + "' ")
                .orElse("");
        String place = path.isEmpty() ? "" : Printable.onOneLine(Secrecy.maskedPath(path)) + ": ";
        return place + shown + Printable.onOneLine(Secrecy.masked(message));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…"
                : text;
    }
}
