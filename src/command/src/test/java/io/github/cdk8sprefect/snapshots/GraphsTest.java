package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.Parts;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.graph.MermaidGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws each snapshot, for {@code .ci/graphs}, which renders the drawings in a browser. */
class GraphsTest {

    private static final Path FOLDER = Path.of("target/command/graphs");

    static Stream<String> asks() {
        return SnapshotFolder.asks().stream();
    }

    @ParameterizedTest
    @MethodSource("asks")
    void everyClientIsInThePicture(String ask) throws IOException {
        PrefectEnvironmentProps props = ConfigFiles.read(List.of(SnapshotFolder.ask(ask)));
        String graph = MermaidGraph.of(props);
        Files.writeString(Files.createDirectories(FOLDER).resolve(ask + ".mmd"), graph);
        Parts.of(props).all().stream()
                .filter(part -> part.client().isPresent())
                .forEach(part -> assertThat(graph).contains(part.name()));
    }
}
