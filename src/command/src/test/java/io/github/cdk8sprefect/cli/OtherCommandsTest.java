package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefect-server |           | --chart-version: must be given, as helm list prints it",
                "prefect-server | 2022.1.1  | --chart-version: '2022.1.1' of prefect-server is not known; known are 2023.10.12, 2024 to 2026.8.18",
                "prefect-agent  | 2026.8.18 | --chart-version: '2026.8.18' of prefect-agent is not known; known are 2023.10.12",
                "prefect        | 2026.8.18 | --chart: 'prefect' must be one of prefect-server, prefect-agent, prefect-worker, prometheus-"
            })
    void anImportOfAChartThatNobodyKnowsSaysWhichAreKnown(String chart, String version, String sentence) {
        List<String> args = new ArrayList<>(List.of("import-helm", "--chart", chart, "-f", "none.yaml"));
        if (version != null) {
            args.addAll(List.of("--chart-version", version));
        }
        assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void aChartOfAnotherDayIsImportedWithAWarning() throws IOException {
        Path values = Files.writeString(folder.resolve("v.yaml"), "{}");
        assertThat(run(
                        "import-helm",
                        "--chart",
                        "prometheus-prefect-exporter",
                        "--chart-version",
                        "2025.3.1",
                        "-f",
                        values.toString()))
                .isZero();
        assertThat(err.toString()).contains("the keys are those of prometheus-prefect-exporter 2026.8.18");
        assertThat(out.toString()).contains("monitoring:");
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
                .contains("workers0[\"prefect-worker-cpu<br>cpu\"]")
                .contains("workers0 -- polls --> server")
                .contains("https://prefect.example.com/api")
                .doesNotContain("hunter2");
    }

    @Test
    void twoWorkersOfOneNameInTwoNamespacesAreTwo() throws IOException {
        graph(
                "workers: [{namespace: a, workPool: a}, {namespace: b, workPool: b, replicas: 3, prefectVersion: 2.13.6}]");
        assertThat(out.toString())
                .contains("subgraph namespace1[\"namespace a\"]\n        workers0[\"prefect-worker<br>a\"]\n    end")
                .contains("workers1[\"prefect-worker<br>b<br>Prefect 2.13.6<br>3 replicas\"]")
                .contains("workers0 -- polls --> server", "workers1 -- polls --> server");
    }

    @Test
    void theWayToTheServerHasItsAddressAndCertificate() throws IOException {
        graph("""
                server: {autoscaling: {minReplicas: 2, maxReplicas: 5}}
                ingress: {host: flows.example.com, path: /, tls: {clusterIssuer: lets-encrypt}}
                """);
        assertThat(out.toString())
                .contains(
                        "browser([browser]) -- \"https://flows.example.com<br>certificate of lets-encrypt\" --> server")
                .contains("<br>2 to 5 replicas")
                .contains("migration[\"prefect-server-migration<br>migrates the database\"]", "migration --> database");
    }

    @Test
    void manyWorkersAreOneBox() throws IOException {
        StringBuilder file = new StringBuilder("workers:\n");
        for (int team = 10; team < 40; team++) {
            file.append("  - {name: t%1$d, namespace: n%1$d, workPool: p%1$d}\n".formatted(team));
        }
        graph(file.toString());
        assertThat(out.toString())
                .contains(
                        "workers0[\"30 workers<br>in 30 namespaces<br>prefect-worker-t10, prefect-worker-t11, prefect-worker-t12,"
                                + " prefect-worker-t13, prefect-worker-t14, prefect-worker-t15 and 24 more\"]")
                .doesNotContain("workers1");
    }

    @Test
    void whatSaysSomethingToMermaidIsEscaped() throws IOException {
        graph("agents: [{workQueues: ['a\"]; end', '<b>&#x;`*_']}, {name: end, workQueues: ['1. a']}]");
        assertThat(out.toString())
                .contains("agents0[\"prefect-agent<br>a#34;#93;#59; end, #60;b#62;#38;#35;x#59;#96;#42;_\"]")
                .contains("agents1[\"prefect-agent-end<br>1#46; a\"]");
    }

    private void graph(String yaml) throws IOException {
        assertThat(run(
                        "graph",
                        "-c",
                        Files.writeString(folder.resolve("prefect.yaml"), yaml).toString()))
                .as(err.toString())
                .isZero();
    }

    @Test
    void imagesListsThoseOfAllPodsAndOfFlowRuns() throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), """
                defaults: {registry: registry.example.com/mirror}
                prefectVersion: 3.8.3
                workers:
                  - {name: a, workPool: a, pod: {sidecars: [{name: proxy, image: "quay.io/proxy:1"}]}}
                  - {name: b, workPool: b, jobTemplate: {image: "flows:1.4"}}
                """);
        assertThat(run("images", "-c", file.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "quay.io/proxy:1",
                        "registry.example.com/mirror/flows:1.4",
                        "registry.example.com/mirror/postgres:17.12",
                        "registry.example.com/mirror/prefecthq/prefect:3.8.3-python3.11",
                        "registry.example.com/mirror/prefecthq/prefect:3.8.3-python3.11-kubernetes");
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
