package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a terminal, or a script, gives and sees. */
class TerminalTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void quietSaysNothingOfWhatWentWell() throws IOException {
        String config = config();
        assertThat(run("synth", "--quiet", "-c", config, "-o", dist())).isZero();
        assertThat(run("-q", "synth", "-c", config, "-o", dist())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void quietLeavesTheStatusAndTheMistakes() throws IOException {
        String config = config();
        assertThat(run("synth", "--check", "--quiet", "-c", config, "-o", dist()))
                .isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(run("synth", "--quiet", "-c", folder.resolve("none.yaml").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.yaml: no such file");
    }

    @Test
    void theConfigurationMayComeFromStandardInput() {
        assertThat(withInput("namespace: elsewhere\nworkers: [{workPool: a}]", "synth", "-c", "-", "-o", dist()))
                .isZero();
        assertThat(folder.resolve("dist/prefect-worker.yaml")).content().contains("namespace: elsewhere");
    }

    @Test
    void aMistakeInItIsNamedByItsLine() {
        assertThat(withInput("namespace: a\nworkres: []", "graph", "-c", "-")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("standard input:2: workres: unknown key; did you mean workers?\n");
    }

    @Test
    void anOutputFolderWithoutANameIsRefused() throws IOException {
        assertThat(run("synth", "-c", config(), "-o", "")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--output must name a folder; '.' is the current one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "init", "synth", "diff", "explain", "graph", "schema", "import-helm", "completion"})
    void theHelpOfEachCommandTellsTheExitStatuses(String command) {
        run(command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"});
        assertThat(out.toString())
                .containsSubsequence("Exit status:", "0   done", "1   a failure", "2   a mistake", "3   for synth");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(completedBy("bash", """
                source "$1"
                COMP_WORDS=(cdk8s-prefect %s); COMP_CWORD=%d; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
                _complete_cdk8s-prefect; printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted("syn", 1))).containsExactly("synth");
        assertThat(completedBy("bash", """
                source "$1"
                COMP_WORDS=(cdk8s-prefect %s); COMP_CWORD=%d; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
                _complete_cdk8s-prefect; printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted("init --ci g", 3))).contains("github", "gitlab");
    }

    @Test
    void zshReadsItsScript() throws Exception {
        assertThat(completedBy("zsh", "source \"$1\"; print ${_comps[cdk8s-prefect]}"))
                .last()
                .asString()
                .contains("_bash_complete");
    }

    @Test
    void fishCompletesCommandsOptionsAndTheirValues() throws Exception {
        assertThat(completedBy("fish", "source $argv[1]; complete -C 'cdk8s-prefect syn'"))
                .containsExactly("synth\tWrites the manifests of one or more environments, each to its own folder");
        assertThat(completedBy("fish", "source $argv[1]; complete -C 'cdk8s-prefect synth --forb'"))
                .singleElement()
                .asString()
                .startsWith("--forbid-inline-secrets\t");
        assertThat(completedBy("fish", "source $argv[1]; complete -C 'cdk8s-prefect init --ci g'"))
                .extracting(line -> line.replaceFirst("\t.*", ""))
                .containsExactly("github", "gitlab");
        assertThat(completedBy("fish", "source $argv[1]; complete -C 'cdk8s-prefect completion z'"))
                .containsExactly("zsh");
    }

    private List<String> completedBy(String shell, String commands) throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v " + shell).start().waitFor() == 0);
        out.getBuffer().setLength(0);
        run("completion", shell);
        Path script = Files.writeString(folder.resolve("completion"), out.toString());
        List<String> command = shell.equals("fish")
                ? List.of(shell, "-N", "-c", commands, script.toString())
                : List.of(shell, "-c", commands, shell, script.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }

    private String config() throws IOException {
        return Files.writeString(folder.resolve("prefect.yaml"), "workers: [{workPool: a}]")
                .toString();
    }

    private String dist() {
        return folder.resolve("dist").toString();
    }

    private int withInput(String text, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(UTF_8)));
        try {
            return run(args);
        } finally {
            System.setIn(before);
        }
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
