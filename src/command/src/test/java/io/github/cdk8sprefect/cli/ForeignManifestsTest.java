package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an applier would take from the folder is what synth wrote, or what somebody allowed in as many words. */
class ForeignManifestsTest {

    private static final String ONE = "workers: [{workPool: a, api: {selfHosted: {url: 'https://p.example/api'}}}]";
    private static final String TWO = ONE + "\nenvironments: {dev: {}, prod: {}}";

    @TempDir
    Path folder;

    private Path dist;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void nameTheFolder() {
        dist = folder.resolve("dist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.yaml",
                "evil.yml",
                "evil.json",
                "EVIL.YAML",
                ".evil.yaml",
                "kustomization.yaml",
                "Kustomization",
                "main.jsonnet",
                "below/evil.yaml",
                "argocd/evil.yaml",
                "a b.yaml"
            })
    void aManifestThatIsNotOursFailsTheCheckAndIsNamed(String name) throws IOException {
        synth(ONE);
        Path foreign = write(name);
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString().lines())
                .contains(
                        foreign + ": is not written by synth; remove it, or keep it with --allow " + name,
                        dist + " is not what the configuration gives");
        assertThat(synth(ONE, "--check", "--allow", name)).isZero();
        assertThat(synth(ONE, "--check", "--allow", foreign.toString())).isZero();
        assertThat(foreign).hasContent("kind: ClusterRoleBinding");
    }

    @Test
    void aFolderThatIsAllowedIsSo() throws IOException {
        synth(ONE);
        write("own/a.yaml");
        write("own/deep/b.yaml");
        write("other.yaml");
        assertThat(synth(ONE, "--check", "--allow", "own")).isEqualTo(3);
        assertThat(out.toString()).contains("other.yaml: is not written").doesNotContain("a.yaml: is not written");
        assertThat(synth(ONE, "--check", "--allow", "own/", "--allow", "other.yaml"))
                .isZero();
    }

    @Test
    void whatNoApplierReadsIsNobodysMatter() throws IOException {
        synth(ONE);
        write("README.md");
        write(".gitignore");
        write("own/notes.txt");
        assertThat(synth(ONE, "--check")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev/evil.yaml", "prod/evil.json", "evil.yaml", "stage/evil.yaml", "dev/below/evil.yaml"})
    void withEnvironmentsAllFoldersAreLookedAt(String name) throws IOException {
        synth(TWO);
        Path foreign = write(name);
        assertThat(synth(TWO, "--check")).isEqualTo(3);
        assertThat(out.toString().lines().filter(line -> line.startsWith(foreign + ": is not written")))
                .hasSize(1);
        assertThat(synth(TWO, "--check", "--allow", name)).isZero();
    }

    @Test
    void aFolderThatIsALinkIsLookedInto() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(dist, elsewhere);
        synth(ONE);
        write("evil.yaml");
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString()).contains(dist.resolve("evil.yaml") + ": is not written by synth");
    }

    @Test
    void aLinkThatIsCalledAManifestIsOne() throws IOException {
        synth(ONE);
        Files.createSymbolicLink(
                dist.resolve("evil.yaml"), Files.writeString(folder.resolve("evil.txt"), "kind: Evil"));
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        Files.writeString(dist.resolve(".cdk8s-prefect"), "evil.yaml\nprefect-worker.yaml\n");
        out.getBuffer().setLength(0);
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString()).contains(dist.resolve("evil.yaml") + ": is not written by synth");
    }

    @Test
    void theListDoesNotMakeAManifestOurs() throws IOException {
        synth(ONE);
        write("evil.yaml");
        Files.writeString(dist.resolve(".cdk8s-prefect"), "evil.yaml\nprefect-worker.yaml\n");
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString()).contains(dist.resolve("evil.yaml") + ": removed");

        write("other/.cdk8s-prefect");
        write("other/evil.yaml");
        Files.writeString(dist.resolve("other/.cdk8s-prefect"), "evil.yaml\n");
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString()).contains(dist.resolve("other/evil.yaml") + ": is not written by synth");
    }

    @Test
    void withoutTheListNothingIsForgotten() throws IOException {
        synth(ONE + "\nagents: [{workPool: b, api: {selfHosted: {url: 'https://p.example/api'}}}]");
        Files.delete(dist.resolve(".cdk8s-prefect"));
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString()).contains(dist.resolve("prefect-agent.yaml") + ": is not written by synth");

        Files.delete(dist.resolve("prefect-agent.yaml"));
        out.getBuffer().setLength(0);
        assertThat(synth(ONE, "--check")).isEqualTo(3);
        assertThat(out.toString().lines())
                .containsExactly(
                        dist.resolve(".cdk8s-prefect") + ": does not list what is written here",
                        dist + " is not what the configuration gives; run synth and commit it");
        assertThat(synth(ONE)).isZero();
        assertThat(synth(ONE, "--check")).isZero();
    }

    @Test
    void theConfigurationThatIsReadIsNotOverwritten() throws IOException {
        Path config = Files.writeString(
                folder.resolve("prefect.yaml"), "workers: [{workPool: a, metadata: {name: prefect}}]");
        assertThat(run("synth", "-c", config.toString(), "-o", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("--output: '" + config + "' is there, and not in ");
        assertThat(config).hasContent("workers: [{workPool: a, metadata: {name: prefect}}]");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(config));
    }

    @Test
    void oneFolderWithAFileOfSomebodysLeavesAllFoldersAlone() throws IOException {
        Path mine = write("prod/prefect-worker.yaml");
        assertThat(synth(TWO)).isEqualTo(2);
        assertThat(dist.resolve("dev")).doesNotExist();
        assertThat(mine).hasContent("kind: ClusterRoleBinding");
    }

    private Path write(String name) throws IOException {
        Path file = dist.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "kind: ClusterRoleBinding");
    }

    private int synth(String config, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), config);
        List<String> args = new ArrayList<>(List.of("synth", "-c", file.toString(), "-o", dist.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
