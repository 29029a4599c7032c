package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.kubernetes.Wording;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import java.io.IOException;
import java.io.InputStream;
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
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One YAML file as a tree, with the line of every path in it.
 *
 * @param name the file as the user called it
 * @param root what is in it
 * @param lines the line, from 1, on which the value of a path stands
 */
@Internal
public record YamlFile(String name, ObjectNode root, Map<FieldPath, Integer> lines) {

    /** What stands for it on the command line; files that it names are looked for in the current folder. */
    public static final Path STANDARD_INPUT = Path.of("-");

    private static final int LARGEST = 1024 * 1024;
    private static final LoadSettings STRICT = LoadSettings.builder()
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setCodePointLimit(LARGEST)
            .build();

    /**
     * Reads a file of one document, which is a mapping.
     *
     * @throws ConfigException where it is not
     */
    public static YamlFile read(Path path, YamlKind kind) {
        return read(path.equals(STANDARD_INPUT) ? "standard input" : path.toString(), path, kind);
    }

    /** Reads the file, and calls it by the name. */
    static YamlFile read(String name, Path path, YamlKind kind) {
        return parse(name, text(name, path), kind);
    }

    /**
     * Parses the text of one document, which is a mapping; an empty one is an empty mapping.
     *
     * @throws ConfigException where it is not
     */
    public static YamlFile parse(String name, String text, YamlKind kind) {
        try {
            Node document = new Compose(STRICT).composeString(text).orElse(null);
            if (document == null || document.getTag().equals(Tag.NULL)) {
                return new YamlFile(name, JsonNodeFactory.instance.objectNode(), Map.of());
            }
            if (!(document instanceof MappingNode mapping)) {
                throw new ConfigException(name + ":1: must be " + kind.content());
            }
            YamlTree tree = YamlTree.of(mapping, kind);
            if (!tree.problems().isEmpty()) {
                throw new ConfigException(tree.problems().stream()
                        .map(problem -> name + ":" + problem)
                        .toList());
            }
            return new YamlFile(name, tree.root(), tree.lines());
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new ConfigException(name + line + ": is not valid YAML: " + YamlFault.of(e));
        } catch (YamlEngineException e) {
            throw new ConfigException(name + ": is not valid YAML: " + Wording.oneLine(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new ConfigException(name + ": is nested too deeply; is this the right file?");
        }
    }

    /** All but one of the settings. */
    YamlFile without(String key) {
        ObjectNode rest = root.deepCopy();
        rest.remove(key);
        return new YamlFile(name, rest, lines);
    }

    /** The mapping at the key of a section, as if it were a file of its own. */
    YamlFile below(String section, String key) {
        String prefix = FieldPath.TOP.key(section).key(key) + ".";
        Map<FieldPath, Integer> below = new HashMap<>();
        lines.forEach((path, line) -> {
            if (path.text().startsWith(prefix)) {
                below.put(new FieldPath(path.text().substring(prefix.length())), line);
            }
        });
        return new YamlFile(name, (ObjectNode) root.path(section).path(key), below);
    }

    /** File and line of a path, as far as they are known. */
    public String place(FieldPath path) {
        Integer line = lines.get(path);
        return line == null ? name : name + ":" + line;
    }

    private static String text(String name, Path path) {
        // What has no size, or grows meanwhile, ends at the limit as well.
        try (InputStream file = path.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ConfigException(name + ": is larger than 1 MiB; is this the right file?");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new ConfigException(name + ": no such file" + instead(path));
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + ": must be UTF-8 text");
        } catch (IOException e) {
            throw new ConfigException(name + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String instead(Path path) {
        Path other = path.resolveSibling(path.getFileName().toString().replaceFirst("\\.yaml$", ".yml"));
        if (!other.equals(path) && Files.isRegularFile(other)) {
            return "; there is " + other + ", give it with -c or rename it";
        }
        return path.equals(Path.of("prefect.yaml")) ? "; cdk8s-prefect init writes one" : "";
    }
}
