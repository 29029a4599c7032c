package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aLongDocumentIsPrintedToItsEnd() {
        var bytes = new ByteArrayOutputStream();
        assertThat(Main.run(new PrintWriter(bytes, true, UTF_8), new PrintWriter(err), "schema"))
                .isZero();
        assertThat(bytes.toString(UTF_8)).endsWith("}\n");
    }

    @Test
    void explainTellsWhatASettingDoes() {
        assertThat(run("explain", "workers[0].limit")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("workers[0].limit (whole number): maximum number of concurrent flow runs."
                        + " Default: no limit. Refused: less than 1\n");
    }

    @Test
    void explainTellsTheVersion() {
        assertThat(run("explain", "prefectVersion")).isZero();
        assertThat(out.toString()).startsWith("prefectVersion (text): the version of Prefect of parts");
    }

    @Test
    void explainListsTheKeysBelowWithTypeAndALine() {
        assertThat(run("explain", "database")).isZero();
        assertThat(out.toString().lines().skip(1))
                .first()
                .asString()
                .matches(" {2}postgres +mapping: A PostgreSQL with one instance.*");
    }

    @Test
    void explainOfNothingInParticularListsTheTop() {
        assertThat(run("explain")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches(" {2}workers +list of mappings: the workers"))
                .anyMatch(line -> line.matches(" {2}environments +mapping: several environments by name"))
                .allMatch(line -> line.matches(" {2}\\w+ +[a-z ]+: .{10,}"));
    }

    @Test
    void explainSpeaksOfTypesOfKubernetesInItsOwnWords() {
        assertThat(run("explain", "server.pod.tolerations.effect")).isZero();
        assertThat(out.toString()).contains("Effect indicates the taint effect to match.");
    }

    @Test
    void explainOfNothingIsAMistakeAndSaysWhatThereIs() {
        assertThat(run("explain", "workers.limt")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("There is no setting workers.limt; did you mean workers.limit?\n");
    }

    @Test
    void explainOfSomethingBelowOneValueSaysSo() {
        assertThat(run("explain", "workers.limit.foo")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "There is no setting workers.limit.foo; workers.limit has no settings in it\n");
    }

    @Test
    void graphDrawsWhoTalksToWhomAndNamesSecretsOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), """
                database:
                  external:
                    host: db.example.com
                    password: {inline: {name: db, key: password, value: hunter2}}
                workers:
                  - {name: cpu, workPool: cpu}
                  - {name: far, workPool: far, api: {selfHosted: {url: https://prefect.example.com/api}}}
                """);
        assertThat(run("graph", "-c", file.toString())).isZero();
        assertThat(out.toString())
                .contains("server --> database")
                .contains("database[(\"db.example.com<br>Secret db\")]")
                .contains("prefect-worker-cpu -- polls --> server")
                .contains("https://prefect.example.com/api")
                .doesNotContain("hunter2");
    }

    @Test
    void theReadmeShowsTheGraphOfTheDefaultInstallation() throws IOException {
        run("graph", "-c", "prefect.yaml");
        assertThat(Files.readString(Path.of("README.md"))).contains("```mermaid\n" + out + "```");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
