package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML document as a JSON tree, with aliases written out, and the line of every path in it. */
final class YamlTree {

    /** More than any configuration has, and less than what a few lines of aliases can grow to. */
    private static final int MOST_NODES = 100_000;

    private static final int DEEPEST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int nodes;
    private int depth;
    private ObjectNode root = JSON.objectNode();

    private YamlTree() {}

    static YamlTree of(MappingNode document) {
        YamlTree tree = new YamlTree();
        tree.root = tree.object(document, "");
        return tree;
    }

    ObjectNode root() {
        return root;
    }

    Map<String, Integer> lines() {
        return lines;
    }

    /** What is wrong, each with its line in front. */
    List<String> problems() {
        return problems;
    }

    private ObjectNode object(MappingNode mapping, String path) {
        ObjectNode object = JSON.objectNode();
        Map<String, Integer> keys = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            int line = line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(line + ": a key must be a word, below " + (path.isEmpty() ? "the top" : path));
                continue;
            }
            String child = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            Integer first = keys.putIfAbsent(key.getValue(), line);
            if (first != null) {
                problems.add(line + ": " + child + " stands twice, on lines " + first + " and " + line);
                continue;
            }
            lines.put(child, line);
            object.set(key.getValue(), value(entry.getValueNode(), child));
        }
        return object;
    }

    private JsonNode value(Node node, String path) {
        if (++nodes > MOST_NODES) {
            throw new YamlEngineException(
                    "it has more than " + MOST_NODES + " values, once its aliases are written out");
        }
        if (++depth > DEEPEST) {
            throw new YamlEngineException("it is nested more than " + DEEPEST + " levels deep, or refers to itself");
        }
        try {
            return node instanceof MappingNode mapping ? object(mapping, path) : listOrScalar(node, path);
        } finally {
            depth--;
        }
    }

    private JsonNode listOrScalar(Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            return scalar((ScalarNode) node);
        }
        var array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            String child = path + "[" + array.size() + "]";
            lines.put(child, line(item));
            array.add(value(item, child));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        // Only plain decimal notation: 0o17, 0x1F and 1e3 stay the text that the user sees.
        if (node.getTag().equals(Tag.INT) && text.matches("[-+]?(0|[1-9]\\d*)")) {
            return wholeNumber(new BigInteger(text));
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("[-+]?\\d+\\.\\d+")) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        return JSON.textNode(text);
    }

    /** As small as it fits: Kubernetes' int-or-string types tell an int from all else. */
    private static JsonNode wholeNumber(BigInteger number) {
        return number.bitLength() < Integer.SIZE ? JSON.numberNode(number.intValue()) : JSON.numberNode(number);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
