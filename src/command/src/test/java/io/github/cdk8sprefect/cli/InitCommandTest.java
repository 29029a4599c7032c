package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The repository to start from; .ci/release runs it with the cdk8s CLI and the archive of a release. */
class InitCommandTest {

    private static final String GITHUB = ".github/workflows/prefect.yaml";
    private static final Pattern USES = Pattern.compile("uses: (\\S+@[0-9a-f]{40} # v[0-9.]+)");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void itWritesARepositoryThatPassesItsOwnCheck() throws IOException {
        assertThat(run("init", file("prefect.yaml"))).isZero();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "prefect.yaml", "prefect.schema.json", "cdk8s.yaml", ".gitignore", "README.md", GITHUB);
        assertThat(out.toString()).endsWith("next: cdk8s-prefect synth -c " + file("prefect.yaml") + "\n");

        assertThat(command((String) yaml("cdk8s.yaml").get("app"))).isZero();
        assertThat(folder.resolve("dist/prefect-worker-default.yaml")).exists();
        String check = text(GITHUB)
                .lines()
                .filter(line -> line.contains("run: cdk8s-prefect"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*run: ", "");
        assertThat(check).contains("--check");
        assertThat(command(check)).isZero();
        Files.writeString(folder.resolve("dist/prefect-server.yaml"), "changed: true\n");
        assertThat(command(check)).isEqualTo(3);
    }

    @Test
    void anEditorFindsTheSchemaBesideTheConfiguration() throws IOException {
        run("init", file("prefect.yaml"));
        assertThat(text("prefect.yaml")).startsWith("# yaml-language-server: $schema=prefect.schema.json\n");
        assertThat(text("prefect.schema.json")).isEqualTo(Files.readString(Path.of("docs/prefect.schema.json")));
    }

    @Test
    void theJobUsesTheActionsThatOursUses() throws IOException {
        run("init", file("prefect.yaml"));
        List<String> used = USES.matcher(text(GITHUB))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(used).hasSize(3);
        assertThat(Files.readString(Path.of(".github/workflows/ci.yaml"))).contains(used);
        assertThat(text(GITHUB)).doesNotContainPattern("uses: \\S+@(?![0-9a-f]{40})");
    }

    @Test
    void gitLabHasItsOwnJob() throws IOException {
        assertThat(run("init", file("prefect.yaml"), "--ci", "gitlab")).isZero();
        assertThat(files()).contains(".gitlab-ci.yml").doesNotContain(GITHUB);
        Map<?, ?> job = (Map<?, ?>) yaml(".gitlab-ci.yml").get("prefect");
        assertThat((String) job.get("image")).matches("node:24-bookworm@sha256:[0-9a-f]{64}");
        assertThat(job.get("script"))
                .isEqualTo(List.of(
                        "cdk8s-prefect synth --config prefect.yaml --output dist --check --forbid-inline-secrets"));
        assertThat((List<?>) job.get("before_script")).allMatch(String.class::isInstance);
    }

    @Test
    void theJobTakesTheReleaseThatWroteItAndNoOther() throws IOException {
        var files = new Starter("prefect.yaml", "1.2.3", Optional.of("c".repeat(64)));
        for (Starter.CiSystem ci : Starter.CiSystem.values()) {
            assertThat(files.files(ci).values())
                    .filteredOn(text -> text.contains("curl"))
                    .singleElement()
                    .asString()
                    .contains("/cdk8sprefect/cdk8s-prefect/releases/download/v1.2.3/cdk8s-prefect-1.2.3.tar.gz")
                    .contains("echo \"" + "c".repeat(64) + "  SHA256SUMS\" | sha256sum --check")
                    .doesNotContainPattern("\\{(config|version|url|checksum)}");
        }
    }

    @Test
    void aBuildFromTheSourcesSaysThatItKnowsNoChecksum() {
        run("init", file("prefect.yaml"));
        assertThat(out.toString()).contains("The CI job needs the checksum of a release");
    }

    @Test
    void aConfigurationThatIsThereIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), "namespace: mine");
        assertThat(run("init", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("namespace: mine");
        assertThat(err.toString()).startsWith(file + " already exists; name another file");
        assertThat(files()).containsExactly("prefect.yaml");
    }

    @Test
    void soIsWhatIsBesideIt() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "mine\n");
        assertThat(run("init", file("dev.yaml"))).isZero();
        assertThat(text(".gitignore")).isEqualTo("mine\n");
        assertThat(out.toString()).contains(file(".gitignore") + ": exists, left as it is\n");
        assertThat(text("cdk8s.yaml")).contains("app: cdk8s-prefect synth --config dev.yaml --output dist");
    }

    @Test
    void aNameThatACommandLineWouldSplitIsRefused() throws IOException {
        assertThat(run("init", file("my prefect.yaml"))).isEqualTo(2);
        assertThat(err.toString()).contains("my prefect.yaml: the name of the file must consist of letters, digits");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsMade() {
        assertThat(run("init", file("new/folder/prefect.yaml"))).isZero();
        assertThat(folder.resolve("new/folder/README.md")).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("new"), "a file");
        assertThat(run("init", file("new/prefect.yaml"))).isEqualTo(1);
        assertThat(err.toString()).contains(file("new/prefect.yaml") + " cannot be written (");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Map<?, ?> yaml(String name) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(name));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .toList();
        }
    }

    /** A command line as it stands in a file of the repository, run in its folder. */
    private int command(String line) {
        List<String> args = new ArrayList<>(List.of(line.split(" ")));
        assertThat(args.remove(0)).isEqualTo("cdk8s-prefect");
        args.replaceAll(arg -> arg.equals("dist") || arg.endsWith(".yaml") ? file(arg) : arg);
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
