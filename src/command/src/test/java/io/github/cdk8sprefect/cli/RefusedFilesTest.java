package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files with which {@code .ci/editor} tries an editor are refused, or accepted, by the command as well. */
class RefusedFilesTest {

    private static final Path FILES = Path.of("src/editor");

    @TempDir
    private Path folder;

    static Stream<String> refused() throws IOException {
        return texts("refused.txt");
    }

    static Stream<String> accepted() throws IOException {
        return texts("accepted.txt");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatAnEditorShallRefuseSynthRefuses(String text) throws IOException {
        assertThat(synth(text)).startsWith(folder.resolve("prefect.yaml").toString());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatAnEditorShallAcceptSynthAccepts(String text) throws IOException {
        Files.writeString(folder.resolve("prod.yaml"), "server: {}\n");
        assertThat(synth(text)).doesNotContain("prefect.yaml");
    }

    private static Stream<String> texts(String file) throws IOException {
        return Stream.of(Files.readString(FILES.resolve(file)).split("=====\n"));
    }

    private String synth(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), text.substring(text.indexOf('\n') + 1));
        var err = new StringWriter();
        Main.run(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err, true),
                "synth",
                "-c",
                file.toString(),
                "-o",
                folder.resolve("dist").toString());
        return err.toString();
    }
}
