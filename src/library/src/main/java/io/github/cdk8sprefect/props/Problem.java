package io.github.cdk8sprefect.props;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is wrong with props, in words for the person who wrote them.
 *
 * @param path where it stands, from the props outwards: {@code workers[1].workPool}; empty for the props as a whole
 * @param value what was there, when showing it helps and it is no secret
 * @param message what would do
 */
public record Problem(String path, Optional<String> value, String message) {

    private static final int LONGEST_SHOWN = 100;

    /** The same problem, seen from the props that hold these props under {@code parent}. */
    public Problem under(String parent) {
        return new Problem(new FieldPath(parent).then(path).text(), value, message);
    }

    @Override
    public String toString() {
        String shown = value.map(text -> "'" + onOneLine(text) + "' ").orElse("");
        return path.isEmpty() ? shown + message : path + ": " + shown + message;
    }

    /** A value as long as a line can hold, with what would end the line or move the cursor escaped. */
    private static String onOneLine(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(point -> {
            if (point == '\n') {
                shown.append("\\n");
            } else if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN
                ? shown.append("…").toString()
                : shown.toString();
    }
}
