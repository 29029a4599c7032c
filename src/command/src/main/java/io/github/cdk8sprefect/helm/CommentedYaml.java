package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a draft as YAML for a person: block style, quotes where they are needed, comments above what they speak of. */
final class CommentedYaml {

    private static final int WIDTH = 110;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_][\\w./@+=%-]*([ :][\\w./@+=%-]+)*");
    private static final Pattern PLAIN_NUMBER_LIKE =
            Pattern.compile("\\d+(m|[KMGTP]i?)|\\d+\\.\\d+\\.\\d+(-[a-z][\\w.-]*)?");
    private static final Set<String> RESERVED = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder text = new StringBuilder();

    private CommentedYaml() {}

    static String write(String head, Draft draft) {
        CommentedYaml yaml = new CommentedYaml();
        yaml.comment(head, 0);
        yaml.mapping(draft, 0, false);
        return yaml.text.toString();
    }

    /** Writes the entries; the first without indentation where it stands behind a dash. */
    private void mapping(Draft draft, int depth, boolean behindDash) {
        boolean first = behindDash;
        for (Map.Entry<String, Object> entry : draft.entries().entrySet()) {
            if (depth == 0) {
                text.append('\n');
            }
            int above = depth;
            if (!first) {
                draft.commentOn(entry.getKey()).ifPresent(words -> comment(words, above));
                indent(depth);
            }
            first = false;
            text.append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), depth);
        }
    }

    private void value(Object value, int depth) {
        if (value instanceof Draft draft) {
            text.append('\n');
            mapping(draft, depth + 1, false);
        } else if (value instanceof List<?> drafts) {
            text.append('\n');
            for (Object item : drafts) {
                indent(depth + 1);
                text.append("- ");
                mapping((Draft) item, depth + 2, true);
            }
        } else {
            node((JsonNode) value, depth);
        }
    }

    private void node(JsonNode node, int depth) {
        if (node.isValueNode()) {
            text.append(' ').append(scalar(node)).append('\n');
        } else if (node.isEmpty()) {
            text.append(node.isArray() ? " []\n" : " {}\n");
        } else if (node.isObject()) {
            text.append('\n');
            fields(node, depth + 1, false);
        } else {
            text.append('\n');
            items(node, depth + 1);
        }
    }

    private void fields(JsonNode object, int depth, boolean behindDash) {
        boolean first = behindDash;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!first) {
                indent(depth);
            }
            first = false;
            text.append(scalar(field.getKey())).append(':');
            node(field.getValue(), depth);
        }
    }

    private void items(JsonNode array, int depth) {
        for (JsonNode item : array) {
            indent(depth);
            text.append('-');
            if (item.isObject() && !item.isEmpty()) {
                text.append(' ');
                fields(item, depth + 1, true);
            } else {
                node(item, depth);
            }
        }
    }

    private void indent(int depth) {
        text.append("  ".repeat(depth));
    }

    private void comment(String words, int depth) {
        for (String line : words.split("\n", -1)) {
            for (String part : wrapped(line, WIDTH - 2 * depth)) {
                indent(depth);
                text.append("# ").append(part).append('\n');
            }
        }
    }

    private static List<String> wrapped(String line, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line.split(" ", -1)) {
            if (!current.isEmpty() && current.length() + word.length() >= width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }

    private static String scalar(JsonNode node) {
        return node.isTextual() ? scalar(node.textValue()) : node.toString();
    }

    private static String scalar(String words) {
        boolean plain = PLAIN.matcher(words).matches() && !RESERVED.contains(words.toLowerCase(Locale.ROOT));
        if (plain || PLAIN_NUMBER_LIKE.matcher(words).matches()) {
            return words;
        }
        boolean printable = words.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f);
        return printable && !words.contains("'")
                ? "'" + words + "'"
                : TextNode.valueOf(words).toString();
    }
}
