package io.github.cdk8sprefect.graph;

import io.github.cdk8sprefect.props.Printable;
import io.github.cdk8sprefect.props.Secrecy;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Text of ours and of the user's in a Mermaid diagram, where many characters say something of their own. */
final class Label {

    private static final String PLAIN = " /:_.,()@-…";

    private Label() {}

    /** The lines, in the quotes that a label stands in. An empty line is left out. */
    static String of(String... lines) {
        return Arrays.stream(lines)
                .filter(line -> !line.isEmpty())
                .map(Label::escaped)
                .collect(Collectors.joining("<br>", "\"", "\""));
    }

    /** Letters and digits stay; of what begins as a list in Markdown, the point or the dash does not. */
    private static String escaped(String line) {
        String shown = Printable.onOneLine(Secrecy.masked(line));
        StringBuilder text = new StringBuilder();
        shown.codePoints().forEach(character -> {
            boolean beginsList = text.isEmpty() ? character == '-' : character == '.' && isNumber(text);
            if ((Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0) && !beginsList) {
                text.appendCodePoint(character);
            } else {
                text.append('#').append(character).append(';');
            }
        });
        return text.toString();
    }

    private static boolean isNumber(CharSequence text) {
        return text.chars().allMatch(Character::isDigit);
    }
}
