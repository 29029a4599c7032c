package io.github.cdk8sprefect.props;

import java.util.Optional;

/**
 * One thing that is wrong with props, in words for the person who wrote them.
 *
 * @param path where it stands, from the props outwards: {@code workers[1].workPool}; empty for the props as a whole
 * @param value what was there, when showing it helps; a value that may be a secret is dropped, and the message says so
 * @param message what would do
 */
public record Problem(String path, Optional<String> value, String message) {

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

    /** The same problem, seen from the props that hold these props under {@code parent}. */
    public Problem under(String parent) {
        return new Problem(new FieldPath(parent).then(path).text(), value, message);
    }

    /** The same problem, with a value that may be a secret for a reason that its path does not tell. */
    public Problem withoutValue() {
        return value.isEmpty() ? this : new Problem(path, Optional.empty(), NOT_SHOWN + message);
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
