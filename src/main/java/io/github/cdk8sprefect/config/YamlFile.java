package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One YAML file as a tree, with the line of every path in it.
 *
 * @param name the file as the user called it
 * @param root what is in it
 * @param lines the line, from 1, on which the value of a path stands
 */
record YamlFile(String name, ObjectNode root, Map<String, Integer> lines) {

    private static final long LARGEST = 1024 * 1024;
    private static final LoadSettings STRICT = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(50)
            .setCodePointLimit((int) LARGEST)
            .build();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Reads a file of one document, which is a mapping. */
    static YamlFile read(Path path) {
        return parse(path.toString(), text(path));
    }

    /** Parses the text of one document, which is a mapping; an empty one is an empty mapping. */
    static YamlFile parse(String name, String text) {
        Map<String, Integer> lines = new HashMap<>();
        try {
            Node document = new Compose(STRICT).composeString(text).orElse(null);
            if (document == null || isNull(document)) {
                return new YamlFile(name, JSON.objectNode(), lines);
            }
            if (!(document instanceof MappingNode mapping)) {
                throw new ConfigException(
                        name + ":1: must be a mapping of settings, such as workers: [{workPool: default}]");
            }
            return new YamlFile(name, object(mapping, "", lines), lines);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new ConfigException(name + line + ": is no YAML that we read: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new ConfigException(name + ": is no YAML that we read: " + oneLine(e.getMessage()));
        }
    }

    private static String text(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new ConfigException(path + ": is larger than 1 MiB; is this the right file?");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new ConfigException(path + ": no such file");
        } catch (CharacterCodingException e) {
            throw new ConfigException(path + ": must be UTF-8 text");
        } catch (IOException e) {
            throw new ConfigException(path + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static ObjectNode object(MappingNode mapping, String path, Map<String, Integer> lines) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlEngineException("a key must be a word, below " + (path.isEmpty() ? "the top" : path));
            }
            String child = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            Integer first = lines.put(child, line(entry.getKeyNode()));
            if (first != null) {
                throw new YamlEngineException(
                        child + " stands twice, on lines " + first + " and " + line(entry.getKeyNode()));
            }
            object.set(key.getValue(), value(entry.getValueNode(), child, lines));
        }
        return object;
    }

    private static JsonNode value(Node node, String path, Map<String, Integer> lines) {
        if (node instanceof MappingNode mapping) {
            return object(mapping, path, lines);
        }
        if (node instanceof SequenceNode sequence) {
            var array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                String child = path + "[" + array.size() + "]";
                lines.put(child, line(item));
                array.add(value(item, child, lines));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (isNull(node)) {
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

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String oneLine(String text) {
        return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
