package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.cdk8s.Shortcut;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shortens a run changes nothing that is written: all asks, as environments of one file, with and without. */
class WithoutShortcutsTest {

    /** Several environments cannot be the same Application. */
    private static final String ONE_OF_A_KIND = "argo-cd-application";

    @TempDir
    Path folder;

    @Test
    void theManifestsAreTheSame() throws Exception {
        allAsks();
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        String file = folder.resolve("prefect.yaml").toString();
        assertThat(Main.run(
                        out,
                        out,
                        "synth",
                        "-c",
                        file,
                        "-o",
                        folder.resolve("with").toString()))
                .describedAs("%s", said)
                .isZero();

        assertThat(new CommandProcess(folder).env(Shortcut.VARIABLE, "all").run("synth", "-o", "without"))
                .endsWith("status 0");
        assertThat(files("without")).hasSizeGreaterThan(150).isEqualTo(files("with"));
    }

    @Test
    void aWrongNameIsTheUsersMistake() throws Exception {
        Files.writeString(folder.resolve("prefect.yaml"), "workers: [{workPool: a}]");
        assertThat(new CommandProcess(folder).env(Shortcut.VARIABLE, "nodes").run("synth"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("CDK8S_PREFECT_WITHOUT: 'nodes' is not a shortcut; known: all, archive,");
        assertThat(new CommandProcess(folder).env(Shortcut.VARIABLE, "nodes").run("synth"))
                .endsWith("status 2");
        assertThat(folder.resolve("dist")).doesNotExist();
    }

    @Test
    void thePageNamesAllOfThem() throws IOException {
        List<String> named = Files.readString(Path.of("docs/performance.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        assertThat(named)
                .containsExactly(
                        Stream.of(Shortcut.values()).map(Shortcut::toString).toArray(String[]::new));
    }

    private void allAsks() throws IOException {
        StringBuilder environments = new StringBuilder("environments:\n");
        try (Stream<Path> snapshots = Files.list(Path.of("snapshots"))) {
            for (Path ask : snapshots.sorted().toList()) {
                String file = ask.getFileName().toString();
                if (!file.endsWith(".approved.yaml") && !file.startsWith(ONE_OF_A_KIND)) {
                    String name = file.replace(".yaml", "").replace('.', '-');
                    environments
                            .append("  ")
                            .append(name)
                            .append(": ")
                            .append(file)
                            .append('\n');
                    Files.copy(ask, folder.resolve(file));
                }
            }
        }
        Files.writeString(folder.resolve("prefect.yaml"), environments);
    }

    private Map<String, String> files(String name) throws IOException {
        Path top = folder.resolve(name);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
