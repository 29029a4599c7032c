package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One file of Helm values, read as Helm reads it: by YAML 1.1, in which {@code 0400} is 256 and {@code yes} is true.
 *
 * @param name the file as the user called it
 * @param root what is in it
 * @param lines the line, from 1, on which a path stands
 */
record ValuesFile(String name, ObjectNode root, Map<String, Integer> lines) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setMaxAliasesForCollections(50).build();

    static ValuesFile read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw refused(path + ": no such file");
        } catch (IOException e) {
            throw refused(path + ": cannot be read as UTF-8 text (" + e.getMessage() + ")");
        }
    }

    static ValuesFile parse(String name, String text) {
        ValuesFile file = new ValuesFile(name, JSON.objectNode(), new HashMap<>());
        try {
            Node document = new Compose(SETTINGS).composeString(text).orElse(null);
            if (document instanceof MappingNode mapping) {
                file.fill(file.root, mapping, "");
            } else if (document != null && !document.getTag().equals(Tag.NULL)) {
                throw refused(name + ":1: must be a mapping of Helm values, as helm get values prints it");
            }
            return file;
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw refused(name + line + ": is no YAML that we read: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw refused(name + ": is no YAML that we read: " + e.getMessage());
        }
    }

    /** File and line, as far as they are known. */
    String place(String path) {
        Integer line = lines.get(path);
        return line == null ? name : name + ":" + line;
    }

    private void fill(ObjectNode object, MappingNode mapping, String path) {
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw refused(name + ": a key must be a word, below " + (path.isEmpty() ? "the top" : path));
            }
            if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
                merge(object, entry.getValueNode(), path);
                continue;
            }
            String child = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            lines.put(child, line(key));
            object.set(key.getValue(), value(entry.getValueNode(), child));
        }
    }

    private void merge(ObjectNode object, Node merged, String path) {
        List<Node> sources = merged instanceof SequenceNode sequence ? sequence.getValue() : List.of(merged);
        for (Node source : sources) {
            if (source instanceof MappingNode mapping) {
                ObjectNode other = JSON.objectNode();
                fill(other, mapping, path);
                other.properties().forEach(field -> {
                    if (!object.has(field.getKey())) {
                        object.set(field.getKey(), field.getValue());
                    }
                });
            }
        }
    }

    private JsonNode value(Node node, String path) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            fill(object, mapping, path);
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                String child = path + "[" + array.size() + "]";
                lines.put(child, line(item));
                array.add(value(item, child));
            }
            return array;
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? OldYaml.scalar(scalar.getValue())
                : JSON.textNode(scalar.getValue());
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static ConfigException refused(String sentence) {
        return new ConfigException(List.of(sentence.strip().replaceAll("\\s*\\R\\s*", " ")));
    }
}
