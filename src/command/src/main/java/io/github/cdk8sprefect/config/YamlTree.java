package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML document as a JSON tree, with aliases expanded, and the line of every path in it. */
final class YamlTree {

    /** More than any configuration has, and less than what a few lines of aliases can grow to. */
    private static final int MOST_NODES = 100_000;

    private static final int DEEPEST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final YamlKind kind;
    private final ObjectNode root = JSON.objectNode();
    private final Map<FieldPath, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int nodes;
    private int depth;

    private YamlTree(YamlKind kind) {
        this.kind = kind;
    }

    static YamlTree of(MappingNode document, YamlKind kind) {
        YamlTree tree = new YamlTree(kind);
        tree.fill(tree.root, document, FieldPath.TOP);
        return tree;
    }

    ObjectNode root() {
        return root;
    }

    Map<FieldPath, Integer> lines() {
        return lines;
    }

    /** What is wrong, each with its line in front. */
    List<String> problems() {
        return problems;
    }

    private ObjectNode fill(ObjectNode object, MappingNode mapping, FieldPath path) {
        Map<String, Integer> keys = new HashMap<>();
        // What is merged in gives way to the mapping's own keys, wherever they stand.
        mapping.getValue().stream().filter(YamlTree::isMerge).forEach(entry -> merge(object, entry, path));
        for (NodeTuple entry : mapping.getValue()) {
            int line = line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(line + ": a key must be a word, below " + (path.isTop() ? "the top" : path)
                        + (entry.getKeyNode() instanceof MappingNode
                                ? "; text that begins with { must be in quotes"
                                : ""));
                continue;
            }
            boolean isOwn =
                    path.isTop() && kind.hasExtensions() && key.getValue().startsWith("x-");
            if (isOwn || isMerge(entry)) {
                continue;
            }
            FieldPath child = path.key(key.getValue());
            Integer first = keys.putIfAbsent(key.getValue(), line);
            if (first != null && !kind.lastKeyWins()) {
                problems.add(line + ": " + child + " is given twice, on lines " + first + " and " + line);
                continue;
            }
            lines.put(child, line);
            object.set(key.getValue(), value(entry.getValueNode(), child));
        }
        return object;
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key
                && key.getValue().equals("<<")
                && key.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private void merge(ObjectNode object, NodeTuple entry, FieldPath path) {
        Node merged = entry.getValueNode();
        for (Node source : merged instanceof SequenceNode sequence ? sequence.getValue() : List.of(merged)) {
            if (source instanceof MappingNode mapping) {
                guarded(() -> fill(JSON.objectNode(), mapping, path))
                        .properties()
                        .forEach(field -> {
                            if (!object.has(field.getKey())) {
                                object.set(field.getKey(), field.getValue());
                            }
                        });
            } else {
                problems.add(
                        line(entry.getKeyNode()) + ": <<: must be a mapping, or a list of mappings, such as *name");
            }
        }
    }

    private JsonNode value(Node node, FieldPath path) {
        return guarded(() -> {
            if (node instanceof MappingNode mapping) {
                return fill(JSON.objectNode(), mapping, path);
            }
            return node instanceof SequenceNode sequence
                    ? list(sequence, path)
                    : kind.scalar().apply((ScalarNode) node, path);
        });
    }

    /** Aliases may be as many as there are, as long as what they stand for is not too much. */
    private <T> T guarded(Supplier<T> reading) {
        if (++nodes > MOST_NODES) {
            throw new YamlEngineException(
                    "it has more than " + MOST_NODES + " values, once its aliases are written out");
        }
        if (++depth > DEEPEST) {
            throw new YamlEngineException("it is nested more than " + DEEPEST + " levels deep, or refers to itself");
        }
        try {
            return reading.get();
        } finally {
            depth--;
        }
    }

    private ArrayNode list(SequenceNode sequence, FieldPath path) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            FieldPath child = path.index(array.size());
            lines.put(child, line(item));
            array.add(value(item, child));
        }
        return array;
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
