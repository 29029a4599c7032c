package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir
    Path folder;

    @Test
    void allThatIsWrongIsToldAtOnceWithItsPlace() {
        refused("""
                        prefectVersion: 3.8.3
                        databse: {}
                        agents:
                          - name: a
                        workers:
                          - name: w0
                            workpool: pool-0
                            replicas: -1
                          - workPool: p
                            limit: many
                            pod:
                              tolerations: [{operater: Exists}]
                              env: [{name: A, value: 5}]
                        """).hasMessage("""
                        prefect.yaml:8: workers[0].replicas: '-1' must be 0 or more
                        prefect.yaml:7: workers[0].workpool: unknown key; did you mean workPool?
                        prefect.yaml:10: workers[1].limit: 'many' must be a whole number
                        prefect.yaml:12: workers[1].pod.tolerations[0].operater: unknown key; did you mean operator?
                        prefect.yaml:13: workers[1].pod.env[0].value: '5' must be text; put it in quotes
                        prefect.yaml:4: agents[0]: Prefect 3.8.3 has no agent (removed in 3.0); use a worker with the same workPool
                        prefect.yaml:2: databse: unknown key; did you mean database?""");
    }

    @Test
    void aChoiceThatDoesNotExistNamesTheNearest() {
        refused("database: {extrenal: {host: db}}")
                .hasMessage("prefect.yaml:1: database.extrenal: unknown key; did you mean external?");
    }

    @Test
    void twoWorkersOfOneNameAreRefused() {
        refused("workers: [{name: a, workPool: p}, {name: a, workPool: q}]")
                .hasMessage("prefect.yaml:1: workers[1]: 'prefect-worker-a' is the name of workers[0] already;"
                        + " give it another name");
    }

    @Test
    void replicasOnSqliteAreRefused() {
        refused("{database: {sqlite: {}}, server: {replicas: 2}}")
                .hasMessage("prefect.yaml:1: server.replicas: '2' needs a PostgreSQL (SQLite is a file of one server)");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        refused("namespace: a\nnamespace: b").hasMessage("prefect.yaml:2: namespace is given twice, on lines 1 and 2");
    }

    @Test
    void anEmptyItemIsRefused() {
        refused("workers:\n  - workPool: p\n  -\n")
                .hasMessage("prefect.yaml:3: workers[1]: must not be empty; remove the dash or say what it is");
    }

    @Test
    void aLaterFileMergesMappingsAndNamedListsAndResetsByNull() throws IOException {
        PrefectEnvironmentProps props = read("""
                server: {replicas: 2, logLevel: INFO}
                database: {external: {host: db, password: {existingSecret: {name: s, key: k}}}}
                workers: [{name: a, workPool: a, workQueues: [x, y]}, {name: b, workPool: b}]
                """, """
                server: {replicas: null}
                database: {sqlite: {}}
                workers: [{name: b, limit: 3}, {name: c, workPool: c}, {name: a, workQueues: [z]}]
                """);
        assertThat(props.server().orElseThrow().replicas()).isEmpty();
        assertThat(props.server().orElseThrow().logLevel()).isEqualTo("INFO");
        assertThat(props.database().orElseThrow()).isInstanceOf(io.github.cdk8sprefect.database.Sqlite.class);
        assertThat(props.workers())
                .extracting(worker -> worker.workPool().name())
                .containsExactly("a", "b", "c");
        assertThat(props.workers().get(0).workQueues()).containsExactly("z");
        assertThat(props.workers().get(1).limit()).contains(3);
    }

    @Test
    void aProblemIsPlacedInTheFileThatWroteTheValue() {
        assertThatThrownBy(() -> read(
                        "server: {replicas: 1}\nworkers: [{name: a, workPool: p}]",
                        "workers:\n  - name: a\n    limit: 0"))
                .hasMessage(folder.resolve("1.yaml") + ":3: workers[0].limit: '0' must be 1 or more");
    }

    @Test
    void aFileWithTheOtherEndingIsPointedTo() throws IOException {
        Path other = Files.writeString(folder.resolve("prefect.yml"), "workers: [{workPool: a}]");
        Path asked = folder.resolve("prefect.yaml");
        assertThatThrownBy(() -> ConfigFiles.read(List.of(asked)))
                .hasMessage(asked + ": no such file; there is " + other + ", give it with -c or rename it");
    }

    @Test
    void aFileModeIsReadInOctalWhereverKubernetesHasOne() {
        var volumes = ConfigFiles.parse("prefect.yaml", """
                        server:
                          pod:
                            annotations: {mode: 0440, defaultMode: "0440"}
                            volumes:
                              - {name: a, secret: {secretName: s, defaultMode: 0440, items: [{key: k, path: p, mode: 0o400}]}}
                              - name: b
                                projected:
                                  defaultMode: 0444
                                  sources: [{configMap: {name: c, items: [{key: k, path: p, mode: 0400}]}}]
                              - {name: c, configMap: {name: c, defaultMode: 288}}
                        """)
                .server()
                .orElseThrow()
                .pod()
                .volumes();
        assertThat(volumes.get(0).getSecret().getDefaultMode()).isEqualTo(288);
        assertThat(volumes.get(0).getSecret().getItems().get(0).getMode()).isEqualTo(256);
        assertThat(volumes.get(1).getProjected().getDefaultMode()).isEqualTo(292);
        assertThat(volumes.get(1)
                        .getProjected()
                        .getSources()
                        .get(0)
                        .getConfigMap()
                        .getItems()
                        .get(0)
                        .getMode())
                .isEqualTo(256);
        assertThat(volumes.get(2).getConfigMap().getDefaultMode()).isEqualTo(288);
    }

    @Test
    void anEmptyFileIsAnEnvironmentOfNothing() {
        PrefectEnvironmentProps props = ConfigFiles.parse("prefect.yaml", "");
        assertThat(props.server()).isEmpty();
        assertThat(props.workers()).isEmpty();
    }

    @Test
    void anExporterOfAnotherApiIsSomethingToInstall() throws IOException {
        assertThat(read("monitoring: {api: {selfHosted: {url: https://prefect.example.com/api}}}")
                        .monitoring())
                .isPresent();
    }

    @Test
    void propsStayWhatTheUserSaid() {
        PrefectEnvironmentProps props = ConfigFiles.parse(
                "prefect.yaml", "{namespace: data, workers: [{workPool: a}], ingress: {host: a.example}}");
        assertThat(props.server()).isEmpty();
        assertThat(props.workers().get(0).namespace()).isEmpty();
        assertThat(props.workers().get(0).prefectVersion()).isEmpty();
    }

    private PrefectEnvironmentProps read(String... texts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(folder.resolve(files.size() + ".yaml"), text));
        }
        return ConfigFiles.read(files);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String yaml) {
        return assertThatThrownBy(() -> ConfigFiles.parse("prefect.yaml", yaml)).isInstanceOf(ConfigException.class);
    }
}
