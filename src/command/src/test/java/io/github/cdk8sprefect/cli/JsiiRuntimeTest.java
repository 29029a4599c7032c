package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of jsii's programs the launcher's Node runs: a Node that says it were another version. */
class JsiiRuntimeTest {

    private static final Path RUNTIME =
            Path.of("src/command/src/main/node/jsii-runtime.js").toAbsolutePath();

    @TempDir
    Path folder;

    private Path program;

    @BeforeEach
    void jsiisProgramsSayWhoTheyAre() throws IOException {
        program = Files.createDirectories(folder.resolve("lib")).resolve("program.js");
        Files.writeString(program, "require('fs').writeSync(3, 'one process');");
        Path own = Files.createDirectories(folder.resolve("bin")).resolve("jsii-runtime.js");
        Files.writeString(own, "require('fs').writeSync(1, 'as jsii does');");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.20.2", "22.1.0", "24.0.0"})
    void oneProcessOnAnyNodeThatWeTried(String version) throws Exception {
        assertThat(said(version)).isEqualTo("one process");
        assertThat(folder.resolve("compiled")).isNotEmptyFile();
        assertThat(said(version)).isEqualTo("one process");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.7.3", "26.0.0"})
    void jsiisOwnWayOnAnyOther(String version) throws Exception {
        assertThat(said(version)).isEqualTo("as jsii does");
        assertThat(folder.resolve("compiled")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.22.12", "16.20.2", "18.20.8"})
    void aNodeThatIsTooOldEndsWithoutAWordSinceTheCommandSaysIt(String version) throws Exception {
        assertThat(said(version)).isEmpty();
    }

    private String said(String version) throws Exception {
        Path disguise = Files.writeString(
                folder.resolve("disguise.js"),
                "Object.defineProperty(process, 'versions', {value: {...process.versions, node: '" + version + "'}});");
        Process node = new ProcessBuilder(
                        "node",
                        "--require",
                        disguise.toString(),
                        "--preserve-symlinks",
                        RUNTIME.toString(),
                        program.toString(),
                        folder.resolve("compiled").toString())
                .redirectErrorStream(true)
                .start();
        node.getOutputStream().close();
        return new String(node.getInputStream().readAllBytes(), UTF_8);
    }
}
