package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.config.ConfigFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the input reaches a terminal that moves its cursor, hides text, or passes for a message of ours. */
class MessagesTest {

    /** As YAML writes them in double quotes: ESC, BEL, CR, C1 controls, separators, direction, zero width. */
    private static final String YAML = "\\e[31m\\a\\r\\x9b\\N\\u2028\\u2029\\u202e\\u2066\\u200b\\uFEFF";

    private static final String RAW = "\u001b[31m\u0007\u009b\u2028\u202e\u2066\u200b";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"k%s\": 1",
                "workers: [{workPool: a, \"k%s\": 1}]",
                "workers: [{workPool: \"a%s\"}]",
                "namespace: \"a%s\"",
                "server: {pod: {annotations: {\"k%s\": a}}}",
                "server: {pod: {annotations: {a: \"v%s\"}}}",
                "server: {pod: {labels: {\"k%s\": \"v%s\"}}}",
                "server: {pod: {env: [{name: \"N%s\", value: a}]}}",
                "server: {pod: {sidecars: [{name: \"n%s\"}]}}",
                "database: {\"c%s\": {}}",
                "patches: [{kind: \"K%s\", merge: {spec: {\"f%s\": 1}}}]",
                "environments: {\"n%s\": {}}",
                "environments: {a: \"file%s\"}",
                "environments: {a: {\"k%s\": 1}}",
                "\"a%s\": 1\n\"a%s\": 2"
            })
    void noneOfAConfigurationIsShown(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), yaml.replace("%s", YAML));
        for (String command : new String[] {"synth", "graph"}) {
            assertThat(run(command, "-c", file.toString())).isEqualTo(2);
            assertThat(err.toString()).doesNotContain("no YAML");
            isPrintable();
        }
        assertThat(run("diff", file.toString(), file.toString())).isEqualTo(2);
        isPrintable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a%s: b", "a: b%s", "a: [%s", "%s", "\"a\": \"%s\"", "- %s", "a: *x%s", "a: !%s b", "--- a\n%s"})
    void noneThatYamlDoesNotTakeIsShown(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("v.yaml"), text.replace("%s", RAW + "\u0000\u0085"));
        assertThat(run("synth", "-c", file.toString())).isEqualTo(2);
        assertThat(run(
                        "import-helm",
                        "--chart",
                        "prefect-server",
                        "--chart-version",
                        "2023.10.12",
                        "-f",
                        file.toString()))
                .isEqualTo(2);
        isPrintable();
        assertThat(run("diff", folder.toString(), folder.toString())).isEqualTo(2);
        isPrintable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"k%s\": 1",
                "server: {\"k%s\": 1}",
                "server: {replicaCount: \"v%s\"}",
                "server: {podAnnotations: {\"k%s\": 1}}",
                "server: {podLabels: {a: '{{ x }}', \"k%s\": a}}",
                "ingress: {enabled: true, host: {hostname: \"h%s\"}}",
                "server: {env: [{name: \"MY_TOKEN%s\", value: abc1}]}"
            })
    void noneOfHelmsValuesIsShown(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("v.yaml"), yaml.replace("%s", YAML));
        run("import-helm", "--chart", "prefect-server", "--chart-version", "2023.10.12", "-f", file.toString());
        assertThat(err.toString()).isNotEmpty().doesNotContain("no YAML");
        isPrintable();
    }

    @Test
    void theImportedFileSaysTheSameAsTheValues() throws IOException {
        String value = "a\u200db\u202e\udb40\udc41 \u00e9";
        Path file = Files.writeString(folder.resolve("v.yaml"), "server: {podAnnotations: {a: \"" + value + "\"}}");
        assertThat(run(
                        "import-helm",
                        "--chart",
                        "prefect-server",
                        "--chart-version",
                        "2023.10.12",
                        "-f",
                        file.toString()))
                .isZero();
        isPrintable();
        assertThat(ConfigFiles.parse("prefect.yaml", out.toString())
                        .server()
                        .orElseThrow()
                        .pod()
                        .annotations())
                .containsEntry("a", value);
    }

    @Test
    void theGraphIsAGraphWhateverAPoolIsCalled() throws IOException {
        Path file = Files.writeString(
                folder.resolve("prefect.yaml"), "agents: [{workPool: \"a\\n    forged --> server" + "\\u202e\"}]");
        assertThat(run("graph", "-c", file.toString())).isZero();
        assertThat(out.toString().lines()).noneMatch(line -> line.strip().startsWith("forged"));
        isPrintable();
    }

    @Test
    void aKeyDoesNotForgeAMessage() throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), "workers: [{workPool: a, \"y\\nforged: x\": 2}]");
        assertThat(run("synth", "-c", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith(file + ":1: workers[0].y\\nforged: x: unknown key");
    }

    @Test
    void noneOfWhatStandsInTheFolderIsShown() throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), "workers: [{workPool: a}]");
        Path dist = folder.resolve("dist");
        assertThat(run("synth", "-c", file.toString(), "-o", dist.toString())).isZero();
        Files.writeString(
                dist.resolve("prefect-worker.yaml"),
                "{kind: \"K" + YAML + "\", metadata: {name: \"n" + YAML
                        + "\"}}\n---\n{kind: Deployment, metadata: {name:"
                        + " prefect-worker, namespace: prefect}, spec: {\"k" + YAML + "\": \"v" + YAML + "\"}}");
        Files.writeString(dist.resolve("evil\u001b[31m\nforged: x\u202e.yaml"), "a");
        assertThat(run("synth", "-c", file.toString(), "-o", dist.toString(), "--check"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("evil\\u001b[31m\\nforged: x\\u202e.yaml: is not written by synth");
        assertThat(run("diff", file.toString(), dist.toString())).isEqualTo(3);
        isPrintable();
    }

    @Test
    void noneOfTheArgumentsIsShown() {
        String argument = "x" + RAW + "\nforged: y";
        for (String[] args : new String[][] {
            {argument},
            {"synth", "--x" + argument},
            {"synth", "-c", argument},
            {"graph", "-e", argument, "-c", "prefect.yaml"},
            {"diff", argument, argument},
            {"explain", argument},
            {"init", "no/such/" + argument},
            {"schema", argument},
            {"import-helm", "--chart", argument, "-f", argument},
            {"import-helm", "--chart", "prefect-server", "--chart-version", "2023.10.12", "-f", argument}
        }) {
            assertThat(run(args)).isIn(1, 2);
        }
        isPrintable();
        assertThat(err.toString().lines()).noneMatch(line -> line.startsWith("forged"));
    }

    private void isPrintable() {
        assertThat((out + "" + err).codePoints())
                .allMatch(point -> point == '\n'
                        || point == '\t'
                        || (!Character.isISOControl(point)
                                && Character.getType(point) != Character.FORMAT
                                && Character.getType(point) != Character.LINE_SEPARATOR
                                && Character.getType(point) != Character.PARAGRAPH_SEPARATOR));
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
