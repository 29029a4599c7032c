package io.github.cdk8sprefect.props;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Text that came from outside, as it can be shown on a terminal or in a log: without control characters, and without
 * characters that are not seen, or that change the order in which others are seen. They are escaped as YAML does it in double
 * quotes.
 */
@Internal
public final class Printable {

    private Printable() {}

    /** On one line, so that nothing in the text can pass for a message of its own. */
    public static String onOneLine(String text) {
        return escaped(text, Printable::isHidden);
    }

    /** With the line feeds and tabs of the text. */
    public static String lines(String text) {
        return escaped(text, point -> point != '\n' && point != '\t' && isHidden(point));
    }

    private static String escaped(String text, IntPredicate isEscaped) {
        if (text.codePoints().noneMatch(isEscaped)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (!isEscaped.test(point)) {
                shown.appendCodePoint(point);
            } else if (point == '\n') {
                shown.append("\\n");
            } else if (point == '\t') {
                shown.append("\\t");
            } else {
                shown.append(String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point));
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> isIgnorable(point);
        };
    }

    /** Letters and marks that Unicode calls default ignorable: fonts show nothing for them. */
    private static boolean isIgnorable(int point) {
        return point == 0x34f
                || point == 0x115f
                || point == 0x1160
                || point == 0x17b4
                || point == 0x17b5
                || (point >= 0x180b && point <= 0x180f)
                || point == 0x3164
                || (point >= 0xfe00 && point <= 0xfe0f)
                || point == 0xffa0
                || (point >= 0xe0000 && point <= 0xe0fff);
    }
}
