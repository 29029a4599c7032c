package io.github.cdk8sprefect.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.props.Internal;
import java.util.ArrayList;
import java.util.List;

/** JSON that Prefect reads and people review in Git: what fits on a line stands on one. */
@Internal
public final class PrefectJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 110;

    private PrefectJson() {}

    /** The text of a tree, or of what Jackson makes one of; its last line is ended. */
    public static String of(Object value) {
        return text(JSON.valueToTree(value), "") + "\n";
    }

    private static String text(JsonNode node, String indent) {
        String line = line(node);
        if (node.isValueNode() || node.isEmpty() || indent.length() + line.length() <= LONGEST_LINE) {
            return line;
        }
        String deeper = indent + "  ";
        List<String> items = new ArrayList<>();
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            items.add(deeper + quoted(field.getKey()) + ": " + text(field.getValue(), deeper)));
        } else {
            node.forEach(item -> items.add(deeper + text(item, deeper)));
        }
        return bracketed(node, "\n" + String.join(",\n", items) + "\n" + indent);
    }

    private static String line(JsonNode node) {
        if (node.isValueNode()) {
            return node.toString();
        }
        List<String> items = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(field -> items.add(quoted(field.getKey()) + ": " + line(field.getValue())));
        } else {
            node.forEach(item -> items.add(line(item)));
        }
        return bracketed(node, String.join(", ", items));
    }

    private static String bracketed(JsonNode node, String content) {
        return node.isObject() ? "{" + content + "}" : "[" + content + "]";
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
