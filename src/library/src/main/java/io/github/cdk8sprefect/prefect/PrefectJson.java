package io.github.cdk8sprefect.prefect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.cdk8s.YamlPitfalls;
import io.github.cdk8sprefect.props.Internal;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** JSON that Prefect reads and people review in Git: what fits on a line stands on one. */
@Internal
public final class PrefectJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 110;

    /** Characters that JSON leaves as they are and YAML cannot hold. */
    private static final Pattern NOT_IN_YAML = Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

    private final StringBuilder text = new StringBuilder();

    private PrefectJson() {}

    /** The text of a tree, or of what Jackson makes one of; its last line is ended. */
    public static String of(Object value) {
        PrefectJson json = new PrefectJson();
        json.add(value instanceof JsonNode tree ? tree : JSON.valueToTree(value), "");
        String written = json.text.append('\n').toString();
        // Almost no text has such a character, and the pattern takes longer than to write the text.
        return YamlPitfalls.in(written).isEmpty()
                ? written
                : NOT_IN_YAML
                        .matcher(written)
                        .replaceAll(found ->
                                "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    private void add(JsonNode node, String indent) {
        int start = text.length();
        int end = start + LONGEST_LINE - indent.length();
        addLine(node, end);
        if (text.length() > end && node.isContainerNode() && !node.isEmpty()) {
            text.setLength(start);
            addBlock(node, indent);
        }
    }

    private void addBlock(JsonNode node, String indent) {
        String deeper = indent + "  ";
        addItems(node, "\n" + deeper, ",\n" + deeper, "\n" + indent, item -> add(item, deeper));
    }

    /** On one line; what comes after {@code end} may be missing, as a longer line is not used. */
    private void addLine(JsonNode node, int end) {
        if (node.isTextual()) {
            addQuoted(node.textValue());
        } else if (node.isValueNode()) {
            text.append(node.asText());
        } else {
            addItems(node, "", ", ", "", item -> {
                if (text.length() <= end) {
                    addLine(item, end);
                }
            });
        }
    }

    private void addItems(JsonNode node, String before, String between, String after, Consumer<JsonNode> add) {
        Iterator<String> names = node.fieldNames();
        String separator = before;
        text.append(node.isObject() ? '{' : '[');
        for (JsonNode item : node) {
            text.append(separator);
            if (node.isObject()) {
                addQuoted(names.next());
                text.append(": ");
            }
            add.accept(item);
            separator = between;
        }
        text.append(after).append(node.isObject() ? '}' : ']');
    }

    private void addQuoted(String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
