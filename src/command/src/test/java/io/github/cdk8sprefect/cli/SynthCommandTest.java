package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {

    private static final String INLINE =
            "{database: {postgres: {password: {inline: {name: db, key: k, value: hunter2}}}},"
                    + " server: {pod: {env: [{name: MY_PASSWORD, value: hunter2}]}}}";

    private static final String SMALL = "workers: [{name: w0, workPool: pool-0}]";

    @TempDir
    Path folder;

    private Path dist;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void nameTheFolder() {
        dist = folder.resolve("dist");
    }

    @Test
    void eachComponentIsAFileAndEachFileALine() throws IOException {
        assertThat(synth(SMALL)).isZero();
        assertThat(files())
                .containsOnlyKeys(
                        ".cdk8s-prefect", "prefect-postgres.yaml", "prefect-server.yaml", "prefect-worker-w0.yaml");
        assertThat(out.toString().lines())
                .containsExactly(
                        dist.resolve("prefect-postgres.yaml") + ": 5 objects, new",
                        dist.resolve("prefect-server.yaml") + ": 3 objects, new",
                        dist.resolve("prefect-worker-w0.yaml") + ": 8 objects, new");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRefusedSynthFinishesWhatAKilledOneBegan() throws Exception {
        Path side = Files.createDirectories(dist.resolve(".cdk8s-prefect.new"));
        Files.writeString(side.resolve("one.yaml.new"), "kind: New\n");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("kind: New\n".getBytes(UTF_8));
        Files.writeString(side.resolve("plan"), HexFormat.of().formatHex(digest) + " one.yaml\n");

        assertThat(synth("workers: nonsense")).isEqualTo(2);

        assertThat(files()).containsOnlyKeys(".cdk8s-prefect", "one.yaml").containsEntry("one.yaml", "kind: New\n");
    }

    @Test
    void theSameInputWritesTheSameBytesAndSaysSo() throws IOException {
        synth(SMALL);
        Map<String, String> first = files();
        out.getBuffer().setLength(0);
        synth(SMALL);
        assertThat(files()).isEqualTo(first);
        assertThat(out.toString().lines()).allMatch(line -> line.endsWith("unchanged"));
    }

    @Test
    void aFileThatIsNotWrittenAnyMoreGoesAndAnybodyElsesStays() throws IOException {
        synth("workers: [{name: a, workPool: p}, {name: b, workPool: q}]");
        Files.writeString(dist.resolve("kustomization.yaml"), "resources: []");
        out.getBuffer().setLength(0);
        synth("workers: [{name: a, workPool: p}]");
        assertThat(files()).doesNotContainKey("prefect-worker-b.yaml").containsKey("kustomization.yaml");
        assertThat(out.toString()).contains(dist.resolve("prefect-worker-b.yaml") + ": removed");
    }

    @Test
    void aMistakeIsToldOnStandardErrorAndLeavesTheFolderAlone() throws IOException {
        synth(SMALL);
        Map<String, String> before = files();
        out.getBuffer().setLength(0);
        assertThat(synth("workers: [{name: w0, workPool: pool-0, replicas: -1}]"))
                .isEqualTo(2);
        assertThat(files()).isEqualTo(before);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(folder.resolve("prefect.yaml") + ":1: workers[0].replicas: '-1' must be 0 or more");
    }

    @Test
    void whatDoesNotGoTogetherIsToldAtOnceWithFileAndLine() throws IOException {
        String file = folder.resolve("prefect.yaml").toString();
        assertThat(synth("""
                server:
                  pod:
                    volumes:
                      - {name: mine, emptyDir: {}}
                      - {name: scratch, emptyDir: {}}
                workers:
                  - workPool: a
                    pod:
                      sidecars:
                        - {name: prefect-worker, image: busybox:1.37}
                """)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        file + ":5: server.pod.volumes[1].name: 'scratch' is a volume already; take another",
                        file
                                + ":10: workers[0].pod.sidecars[0].name: 'prefect-worker' is a container already; take another");
        err.getBuffer().setLength(0);
        assertThat(synth("""
                workers:
                  - workPool: a
                  - {workPool: b, name: b, serviceAccount: {name: prefect-server}}
                """)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(file
                        + ":3: workers[1]: 'ServiceAccount prefect/prefect-server' is written by prefect-server already; give"
                        + " it another name");
        assertThat(dist).doesNotExist();
    }

    /** Old YAML, which kubectl reads, takes these words for booleans and numbers unless they are in quotes. */
    @Test
    void textThatIsABooleanOrANumberInOldYamlIsWrittenInQuotes() throws IOException {
        List<String> words =
                List.of("on", "off", "yes", "no", "y", "n", "true", "null", "~", "0123", "1e3", "1:30", "0x1F");
        StringBuilder annotations = new StringBuilder();
        words.forEach(word -> annotations
                .append("\"w")
                .append(word.replaceAll("\\W", ""))
                .append("\": '")
                .append(word)
                .append("', "));
        synth("server: {pod: {annotations: {" + annotations + "}}}");
        assertThat(files().get("prefect-server.yaml").lines().map(String::strip))
                .containsAll(words.stream()
                        .map(word -> "w" + word.replaceAll("\\W", "") + ": \"" + word + "\"")
                        .toList());
    }

    @Test
    void aCheckWritesNothingAndShowsWhatWouldChange() throws IOException {
        synth(SMALL);
        Map<String, String> before = files();
        String changed = SMALL.replace("w0,", "w0, replicas: 3,");

        assertThat(synth(SMALL, "--check")).isZero();
        out.getBuffer().setLength(0);
        assertThat(synth(changed, "--check")).isEqualTo(3);

        assertThat(files()).isEqualTo(before);
        assertThat(out.toString().lines())
                .contains(
                        dist.resolve("prefect-worker-w0.yaml") + ": 8 objects, changed",
                        "    ~ Deployment prefect/prefect-worker-w0",
                        "        spec.replicas: 1 → 3",
                        dist + " is not what the configuration gives; run synth and commit it")
                .noneMatch(line -> line.contains("prefect-server.yaml"));
    }

    @Test
    void aCheckOfAFolderThatIsNotThereMakesNone() throws IOException {
        assertThat(synth(SMALL, "--check")).isEqualTo(3);
        assertThat(dist).doesNotExist();
    }

    @Test
    void anInlineSecretIsWarnedOfByItsNameAndNeverItsValue() throws IOException {
        assertThat(synth(INLINE)).isZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        "warning: Secret prefect/db holds its value for everyone who can read the manifests or their"
                                + " history; use existingSecret or externalSecret",
                        "warning: environment variable MY_PASSWORD of Deployment prefect/prefect-server holds its value"
                                + " for everyone who can read the manifests or their history; use existingSecret or externalSecret");
        assertThat(out + "" + err).doesNotContain("hunter2").doesNotContain("aHVudGVyM");
    }

    @Test
    void inlineSecretsCanBeForbidden() throws IOException {
        assertThat(synth(INLINE, "--forbid-inline-secrets", "--debug")).isEqualTo(2);
        assertThat(dist).doesNotExist();
        assertThat(err.toString())
                .contains("--forbid-inline-secrets: Secret prefect/db holds")
                .contains("MY_PASSWORD of Deployment prefect/prefect-server")
                .doesNotContain("hunter2");
        assertThat(synth(SMALL, "--forbid-inline-secrets")).isZero();
    }

    @Test
    void anExternalSecretHoldsNoValue() throws IOException {
        synth(
                "database: {postgres: {password: {externalSecret: {name: db, key: password, store: vault, remoteKey: a/b}}}}");
        assertThat(files().get("prefect-postgres.yaml")).contains("""
                spec:
                  data:
                    - remoteRef:
                        key: a/b
                      secretKey: password
                  refreshInterval: 1h
                  secretStoreRef:
                    kind: SecretStore
                    name: vault
                  target:
                    creationPolicy: Owner
                    name: db
                """).contains("apiVersion: external-secrets.io/v1");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAMistake() {
        assertThat(run("synth", "-c", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(folder.resolve("none.yaml") + ": no such file" + System.lineSeparator());
    }

    @Test
    void anOptionThatDoesNotExistIsAMistake() {
        assertThat(run("synth", "--outptu", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--outptu").contains("--output");
    }

    @Test
    void theHelpTellsTheExitStatuses() {
        for (String command : List.of("", "synth", "diff")) {
            out.getBuffer().setLength(0);
            assertThat(run(command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"}))
                    .isZero();
            assertThat(out.toString().replaceAll("\\s+", " "))
                    .contains(
                            "Exit status: 0 done; for synth --check and diff, nothing differs 1 a failure of the machine or"
                                    + " of cdk8s-prefect 2 a mistake in the configuration or in the command's arguments 3 for synth"
                                    + " --check and diff, something differs");
        }
    }

    @Test
    void helpAndVersionAreThere() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("synth");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("cdk8s-prefect");
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

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(dist)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
