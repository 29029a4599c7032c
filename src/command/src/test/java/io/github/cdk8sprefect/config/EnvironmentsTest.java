package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @TempDir
    Path folder;

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
                .extracting(worker -> worker.workPool() + worker.limit().orElse(0))
                .containsExactly("a9", "b0");
        assertThat(environments.get(2).configuration().props().namespace()).isEqualTo("prod");
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
                        %1$s:1: agents[0]: Prefect 3.8.3 has no agent (removed in 3.0); use workers: with the same workPool (environment test)
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
                        %2$s: no such file
                        %1$s:6: environments.a.b: 'a.b' must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends
                        %1$s:7: environments.nul: 'a\\u0000' must be the name of a file""", config(), folder.resolve("none.yaml"));
        assertThatThrownBy(() -> read("{environments: [dev]}"))
                .hasMessage(config() + ":1: environments: must be a mapping of names, such as dev: {}");
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
    void whoNeedsOneOfSeveralIsToldTheirNames() throws IOException {
        write("prefect.yaml", "{workers: [{workPool: a}], environments: {dev: {}, prod: {}}}");
        assertThatThrownBy(() -> ConfigFiles.read(List.of(config())))
                .hasMessage(config() + ": describes several environments; say which with --environment: dev, prod");
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
