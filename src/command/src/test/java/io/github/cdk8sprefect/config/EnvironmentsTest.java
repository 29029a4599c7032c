package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.environment.PrefectEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @TempDir
    Path folder;

    @Test
    void aMistakeNamesItsEnvironmentEvenIfThatIsTheOnlyOne() {
        assertThatThrownBy(() -> read("{workers: [{workPool: a}], environments: {dev: {server: {pood: null}}}}"))
                .hasMessage(config() + ":1: server.pood: unknown key; did you mean pod? (environment dev)");
    }

    @Test
    void nullInThePatchOfAJobTemplateStaysThere() throws IOException {
        List<ConfiguredEnvironment> environments = read("""
                workers:
                  - name: a
                    workPool: a
                    jobTemplate: {patch: {spec: {suspend: null, template: {spec: {priority: 3}}}}}
                environments:
                  dev:
                    workers:
                      - {name: a, jobTemplate: {patch: {spec: {template: {spec: {priority: null}}}}}}
                """);
        assertThat(environments
                        .get(0)
                        .configuration()
                        .props()
                        .workers()
                        .get(0)
                        .jobTemplate()
                        .orElseThrow()
                        .patch()
                        .orElseThrow())
                .hasToString("{\"spec\":{\"suspend\":null,\"template\":{\"spec\":{\"priority\":null}}}}");
    }

    @Test
    void eachEnvironmentIsTheSharedSettingsAndItsOwnOnTop() throws IOException {
        write("prod.yaml", "{namespace: prod, workers: [{name: a, limit: 9}, {name: b, workPool: b}]}");
        List<ConfiguredEnvironment> environments = read("""
                server: {logLevel: INFO, replicas: 2}
                workers: [{name: a, workPool: a, limit: 3}]
                environments:
                  dev:
                  test: {server: {logLevel: DEBUG, replicas: null}}
                  prod: prod.yaml
                """);
        assertThat(environments)
                .extracting(ConfiguredEnvironment::name)
                .containsExactly(Optional.of("dev"), Optional.of("test"), Optional.of("prod"));
        assertThat(environments)
                .extracting(environment -> environment
                        .configuration()
                        .props()
                        .server()
                        .orElseThrow()
                        .logLevel())
                .containsExactly("INFO", "DEBUG", "INFO");
        assertThat(environments)
                .extracting(environment -> environment
                        .configuration()
                        .props()
                        .server()
                        .orElseThrow()
                        .replicas())
                .containsExactly(Optional.of(2), Optional.empty(), Optional.of(2));
        assertThat(environments.get(2).configuration().props().workers())
                .extracting(worker -> worker.workPool().name() + worker.limit().orElse(0))
                .containsExactly("a9", "b0");
        assertThat(environments.get(2).configuration().props().namespace()).isEqualTo("prod");
    }

    @Test
    void anEnvironmentTakesOneNamedThingOfTheBaseAway() throws IOException {
        List<ConfiguredEnvironment> environments = read("""
                workers: [{name: a, workPool: a}, {name: b, workPool: b}, {name: c, workPool: c, pod: {env: [{name: X, value: x}]}}]
                environments:
                  dev: {workers: [{name: a, $patch: delete}, {name: c, pod: {env: [{name: X, $patch: delete}]}}]}
                """);
        assertThat(environments.get(0).configuration().props().workers())
                .extracting(worker ->
                        worker.name().orElseThrow() + worker.pod().env().size())
                .containsExactly("b0", "c0");
    }

    @Test
    void whatIsNotThereIsNotTakenAway() {
        assertThatThrownBy(() -> read("""
                        workers: [{name: a, workPool: a}]
                        environments:
                          dev:
                            workers:
                              - {name: b, $patch: delete}
                        """))
                .hasMessageContaining(":5: workers[0]: takes nothing away; there is no item of this name");
    }

    @Test
    void aMistakeInAWorkerIsPlacedWhereItStandsWhenAnEarlierOneIsTakenAway() {
        assertThatThrownBy(() -> read("""
                        workers:
                          - {name: a, workPool: a}
                          - {name: b, workPool: b}
                          - {name: c, workPool: c, limit: 0}
                        environments:
                          dev: {workers: [{name: a, $patch: delete}]}
                        """)).hasMessageContaining(":4: workers[1].limit: '0' must be 1 or more");
    }

    @Test
    void whatAllWorkersShareLiesBelowEachOfThem() throws IOException {
        var workers = read("""
                        defaults:
                          workers: {limit: 5, pod: {nodeSelector: {a: b}, env: [{name: X, value: x}]}}
                        workers:
                          - {name: a, workPool: a}
                          - {name: b, workPool: b, limit: 7, pod: {nodeSelector: {c: d}, env: [{name: X, value: y}]}}
                        environments:
                          dev: {defaults: {workers: {replicas: 3}}}
                        """).get(0).configuration().props().workers();
        assertThat(workers).extracting(worker -> worker.limit().orElseThrow()).containsExactly(5, 7);
        assertThat(workers).allMatch(worker -> worker.replicas() == 3);
        assertThat(workers.get(1).pod().nodeSelector()).containsOnlyKeys("a", "c");
        assertThat(workers.get(1).pod().env())
                .extracting(variable -> variable.getValue())
                .containsExactly("y");
    }

    @Test
    void aMistakeInWhatAllWorkersShareIsPlacedThere() {
        assertThatThrownBy(() -> read("""
                        defaults:
                          workers:
                            limit: 0
                        workers: [{workPool: a}]
                        environments: {dev: {}}
                        """)).hasMessageContaining(":3: workers[0].limit: '0' must be 1 or more");
        assertThatThrownBy(() -> read("server: {}\ndefaults: {agents: {limit: 3}}\nenvironments: {dev: {}}"))
                .hasMessageContaining(":2: defaults.agents: there are no agents");
    }

    @Test
    void aMistakeIsPlacedInTheOverlayThatMadeIt() throws IOException {
        Path prod = write("prod.yaml", "workers:\n  - name: a\n    replicas: -1");
        assertThatThrownBy(() -> read("""
                        agents: [{name: x}]
                        workers: [{name: a, workPool: a}]
                        environments:
                          test:
                            server:
                              pood: {}
                            prefectVersion: 3.8.3
                          prod: prod.yaml
                        """)).hasMessage("""
                        %1$s:6: server.pood: unknown key; did you mean pod? (environment test)
                        %1$s:1: agents[0]: Prefect 3.8.3 has no agent (removed in 3.0); use a worker with the same workPool (environment test)
                        %2$s:3: workers[0].replicas: '-1' must be 0 or more (environment prod)""", config(), prod);
    }

    @Test
    void aMistakeInWhatAllShareIsToldOnce() {
        assertThatThrownBy(() -> read("{workers: [{workpool: a, workPool: a}], environments: {dev: {}, prod: {}}}"))
                .hasMessage(config() + ":1: workers[0].workpool: unknown key; did you mean workPool?");
    }

    @Test
    void whatIsNoOverlayIsRefused() {
        assertThatThrownBy(() -> read("""
                        environments:
                          Dev: {}
                          argocd: {}
                          list: []
                          gone: none.yaml
                          a.b: {}
                          nul: "a\\0"
                        """)).hasMessage("""
                        %1$s:2: environments.Dev: 'Dev' must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends
                        %1$s:3: environments.argocd: 'argocd' is the folder of Argo CD's Applications; take another name
                        %1$s:4: environments.list: must be a mapping of settings, or the name of a file
                        %1$s:5: environments.gone: 'none.yaml' is not there
                        %1$s:6: environments.a.b: 'a.b' must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends
                        %1$s:7: environments.nul: 'a\\u0000' %2$s""", config(), NamedFile.WHAT_WOULD_DO);
        assertThatThrownBy(() -> read("{environments: [dev]}"))
                .hasMessage(config() + ":1: environments: must be a mapping of names, such as dev: {}");
    }

    @Test
    void aFileInAFolderBelowIsReadAndALinkToOne() throws IOException {
        Path below = Files.createDirectory(folder.resolve("below"));
        Files.writeString(below.resolve("a.yaml"), "namespace: below");
        Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("below/a.yaml"));
        assertThat(read("{workers: [{workPool: a}], environments: {a: below/a.yaml, b: ./link.yaml}}"))
                .extracting(environment -> environment.configuration().props().namespace())
                .containsExactly("below", "below");
    }

    /** Nobody's file is read, and nothing of it is told, because somebody else's configuration names it. */
    @Test
    @Timeout(60)
    void nothingElseOfTheMachineIsRead() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path secret = Files.writeString(folder.resolve("outside.yaml"), "namespace: 'TOP SECRET'");
        Files.createSymbolicLink(inner.resolve("leads-out.yaml"), secret);
        Files.createSymbolicLink(inner.resolve("folder-out"), folder);
        Files.createSymbolicLink(inner.resolve("zero"), Path.of("/dev/zero"));
        Files.createSymbolicLink(inner.resolve("loop"), Path.of("loop"));
        Files.createDirectory(inner.resolve("sub"));
        assertThat(new ProcessBuilder("mkfifo", inner.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        for (String name : List.of(
                "/etc/passwd",
                secret.toString(),
                "../outside.yaml",
                "sub/../../outside.yaml",
                "sub/../sub",
                "..",
                ".",
                "sub",
                "leads-out.yaml",
                "folder-out/outside.yaml",
                "zero",
                "/dev/zero",
                "/dev/stdin",
                "fifo",
                "loop",
                "''",
                "~/a",
                "file:///etc/passwd",
                "https://example.com/a.yaml",
                "\"a\\0b\"")) {
            Path file = Files.writeString(
                    inner.resolve("prefect.yaml"), "{workers: [{workPool: a}], environments: {a: " + name + "}}");
            assertThatThrownBy(() -> Configuration.environments(List.of(file)))
                    .as(name)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(file + ":1: environments.a: ")
                    .hasMessageNotContaining("TOP SECRET")
                    .hasMessageNotContaining("root:");
        }
    }

    @Test
    void aFileThatIsNamedIsNoLargerThanAnyOther() throws IOException {
        write("large.yaml", "#".repeat(1024 * 1024 + 1));
        assertThatThrownBy(() -> read("{workers: [{workPool: a}], environments: {a: large.yaml}}"))
                .hasMessage(folder.resolve("large.yaml") + ": is larger than 1 MiB; is this the right file?");
    }

    @Test
    void anEnvironmentHasNoEnvironments() {
        assertThatThrownBy(() -> read("{workers: [{workPool: a}], environments: {dev: {environments: {a: {}}}}}"))
                .hasMessageContaining(":1: environments: unknown key");
    }

    @Test
    void aLaterFileLiesOnTopOfAnEarlierOnesOverlay() throws IOException {
        Path first = write(
                "1.yaml", "{workers: [{workPool: a}], environments: {dev: {namespace: a}, test: {namespace: b}}}");
        Path second = write("2.yaml", "{environments: {dev: {namespace: c}, test: null}}");
        assertThat(Configuration.environments(List.of(first, second)))
                .extracting(environment -> environment.configuration().props().namespace())
                .containsExactly("c", "prefect");
    }

    @Test
    void patchesOfAllFilesAddUpAndNullsStayInThem() throws IOException {
        List<ConfiguredEnvironment> environments = read("""
                server: {}
                patches:
                  - {kind: Deployment, name: prefect-server, merge: {spec: {paused: true}}}
                  - {kind: Deployment, merge: {spec: {replicas: null}}}
                environments:
                  dev: {}
                  prod:
                    patches:
                      - {kind: Service, name: prefect-server, merge: {metadata: {annotations: {a: null}}}}
                      - {kind: Deployment, merge: {spec: {paused: null}}}
                """);
        assertThat(environments.get(1).configuration().props().patches())
                .extracting(patch -> patch.kind() + patch.merge())
                .containsExactly(
                        "Deployment{\"spec\":{\"paused\":true}}",
                        "Deployment{\"spec\":{\"replicas\":null}}",
                        "Service{\"metadata\":{\"annotations\":{\"a\":null}}}",
                        "Deployment{\"spec\":{\"paused\":null}}");
        assertThat(environments.get(0).configuration().props().patches()).hasSize(2);
    }

    @Test
    void listsOfKubernetesMergeByWhatItFindsAnItemBy() throws IOException {
        List<ConfiguredEnvironment> environments = read("""
                server:
                  pod:
                    volumeMounts: [{name: data, mountPath: /a}]
                    env: [{name: A, value: x}]
                    tolerations: [{key: a}]
                environments:
                  prod:
                    server:
                      pod:
                        volumeMounts: [{name: data, mountPath: /b}]
                        env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]
                        tolerations: [{key: b}]
                """);
        assertThat(environments
                        .get(0)
                        .configuration()
                        .props()
                        .server()
                        .orElseThrow()
                        .pod())
                .satisfies(pod ->
                        assertThat(pod.volumeMounts()).extracting("mountPath").containsExactly("/a", "/b"))
                .satisfies(pod -> assertThat(pod.env())
                        .singleElement()
                        .satisfies(variable -> assertThat(variable.getValue()).isNull()))
                .satisfies(
                        pod -> assertThat(pod.tolerations()).extracting("key").containsExactly("b"));
    }

    @Test
    void whatOnlyPlacingFindsNamesTheEnvironment() throws IOException {
        List<ConfiguredEnvironment> environments =
                read("{workers: [{workPool: a}], environments: {prod: {patches: [{kind: Job, merge: {a: {}}}]}}}");
        assertThatThrownBy(() ->
                        environments.get(0).configuration().make(props -> new PrefectEnvironment(Testing.app(), props)))
                .hasMessageStartingWith(config() + ":1: patches[0]: matches no object; ")
                .hasMessageEndingWith(" (environment prod)");
    }

    @Test
    void whoNeedsOneOfSeveralIsToldTheirNames() throws IOException {
        write("prefect.yaml", "{workers: [{workPool: a}], environments: {dev: {}, prod: {}}}");
        assertThatThrownBy(() -> ConfigFiles.read(List.of(config())))
                .hasMessage(config() + ": describes several environments; select one with --environment: dev, prod");
    }

    private List<ConfiguredEnvironment> read(String yaml) throws IOException {
        return Configuration.environments(List.of(write("prefect.yaml", yaml)));
    }

    private Path config() {
        return folder.resolve("prefect.yaml");
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }
}
