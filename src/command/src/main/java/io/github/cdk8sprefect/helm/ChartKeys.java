package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.config.YamlFile;
import io.github.cdk8sprefect.props.FieldPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All keys of a chart, from a table beside this class: one per line, with its type, Helm's default and where it goes.
 *
 * @param all in the order of the table
 */
record ChartKeys(List<ChartKey> all) {

    static ChartKeys of(HelmChart chart) {
        String table = chart.table();
        try (InputStream stream = ChartKeys.class.getResourceAsStream(table)) {
            return new ChartKeys(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ChartKeys::key)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values that Helm starts from. */
    ObjectNode defaults() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (ChartKey key : all) {
            String[] words = key.path().split("\\.", -1);
            ObjectNode parent = root;
            for (int index = 0; index < words.length - 1; index++) {
                parent = parent.withObjectProperty(words[index]);
            }
            if (!key.byDefault().isNull()) {
                parent.set(words[words.length - 1], key.byDefault().deepCopy());
            }
        }
        return root;
    }

    Optional<ChartKey> find(String path) {
        return all.stream().filter(key -> key.path().equals(path)).findFirst();
    }

    /** The words that may follow a path; none below a key, where anything may stand. */
    Set<String> below(FieldPath path) {
        String prefix = path.isTop() ? "" : path + ".";
        Set<String> words = new LinkedHashSet<>();
        for (ChartKey key : all) {
            if (key.path().startsWith(prefix)) {
                words.add(key.path().substring(prefix.length()).split("\\.", -1)[0]);
            }
        }
        return words;
    }

    private static ChartKey key(String line) {
        String[] cells = line.split(" \\| ", 4);
        List<String> kinds = new ArrayList<>(List.of(cells[1].split(", ", -1)));
        JsonNode byDefault = YamlFile.parse("defaults", "value: " + cells[2], Yaml11.VALUES)
                .root()
                .get("value");
        return new ChartKey(
                cells[0],
                ChartKey.Kind.of(kinds.get(0)),
                kinds.contains("optional"),
                kinds.contains("templated"),
                byDefault,
                cells[3]);
    }
}
