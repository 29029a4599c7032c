package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A row of {@code kubernetes-rules}: fields that somebody writes, and what we say of them.
 *
 * @param of what has the fields: {@code pod}, {@code container}, {@code init}, or the kind of an object
 * @param fields what is written
 * @param with fields of the pod around a container
 * @param told path and message; empty for what is right
 * @param isPatch whether the same fields in a patch are the same mistake
 */
record Row(String of, Map<?, ?> fields, Map<?, ?> with, Optional<String> told, boolean isPatch) {

    private static final Path FOLDER = Path.of("src/command/src/test/resources/kubernetes-rules");

    static List<Row> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(Row::in).toList();
        }
    }

    private static Stream<Row> in(Path file) {
        try {
            Object rows = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return ((List<?>) rows).stream().map(row -> of((Map<?, ?>) row));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Row of(Map<?, ?> row) {
        boolean isMistake = row.containsKey("mistake");
        return new Row(
                (String) row.get("of"),
                (Map<?, ?>) row.get(isMistake ? "mistake" : "right"),
                row.get("with") instanceof Map<?, ?> with ? with : Map.of(),
                isMistake ? Optional.of((String) row.get("told")) : Optional.empty(),
                !row.containsKey("unpatched"));
    }

    /** The fields as flow-style YAML. */
    static String json(Map<?, ?> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isOfPod() {
        return List.of("pod", "container", "init").contains(of);
    }

    @Override
    public String toString() {
        return of + " " + fields;
    }
}
