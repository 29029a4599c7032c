package io.github.cdk8sprefect.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.config.YamlFile;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelmImportTest {

    private static final String SERVER_API = "{apiConfig: server, serverApiConfig: {apiUrl: 'http://s/api'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERVER | server: {imag: {}}                      | server.imag: unknown key; did you mean image?",
                "SERVER | server: {replicaCount: three}           | server.replicaCount: 'three' must be a whole number",
                "SERVER | server: {resources: {requests: {cpu: 1}}} | server.resources.requests.cpu: '1' must be text",
                "SERVER | server: {autoscaling: null}             | server.autoscaling.enabled: must be given",
                "SERVER | global: {}                              | global: unknown key",
                "SERVER | server: {uiConfig: {}}                  | server.uiConfig: unknown key: it is of the chart of 2026.8.18",
                "WORKER | worker: {selfHostedServerApiConfig: {}} | worker.selfHostedServerApiConfig: unknown key: it is of the chart of 2026",
                "SERVER | postgresql: {auth: {password: ''}}      | postgresql.auth.password: must be given",
                "SERVER | postgresql: {architecture: replication} | postgresql.architecture: 'replication' cannot be",
                "SERVER | postgresql: {metrics: {enabled: true}}  | postgresql.metrics: unknown key",
                "SERVER | service: {type: ExternalName}           | service.type: 'ExternalName' must be one of",
                "SERVER | server: {podLabels: {a: '{{ .Values.x }}'}} | server.podLabels: is a Helm template",
                "AGENT  | agent: {apiConfig: cloud}               | agent.cloudApiConfig.accountId: must be given",
                "WORKER | worker: {apiConfig: own}                | worker.apiConfig: 'own' must be one of",
                "SERVER_2026 | server: {image: {}}                | server.image: unknown key: it is of the chart of 2023.10.12",
                "SERVER_2026 | externalDatabase: {username: a}    | externalDatabase.password: must be given",
                "SERVER_2026 | gateway: {enabled: true}           | gateway.className: must be given",
                "SERVER_2026 | backgroundServices: {runAsSeparateDeployment: true} | backgroundServices.messaging.redis.host: must be given",
                "SERVER_2026 | server: {podLabels: {a: '{{ .Values.server.env }}'}} | server.podLabels: is a Helm template",
                "WORKER_2026 | worker: {config: {workPool: ''}}   | worker.cloudApiConfig.accountId: must be given",
                "WORKER_2026 | worker: {config: {baseJobTemplate: {configuration: {a: b}}}} | configuration: must be text",
                "EXPORTER_2026 | autoscaling: {enabled: true}     | autoscaling.enabled: 'true' cannot be carried over",
                "WORKER | worker: {extraContainers: [{name: x}]}  | worker.extraContainers: cannot be carried over",
            })
    void whatCannotBeCarriedOverIsRefusedWithWhatWouldDo(String chart, String values, String sentence) {
        assertThatThrownBy(() -> imported(HelmChart.valueOf(chart), values, true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void withoutInlineSecretsNoPasswordIsInTheOutput() {
        String yaml = imported(
                        HelmChart.SERVER, "postgresql: {auth: {password: s3cret, postgresPassword: adm1n}}", false)
                .yaml();

        assertThat(yaml).doesNotContain("s3cret").doesNotContain("adm1n");
        assertThat(ParityCase.manifests(yaml)).doesNotContain("kind: Secret\n").contains("key: connection-string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql: {auth: {pasword: hunter2}}",
                "postgresql: {auth: {password: [hunter2]}}",
                "postgresql: {auth: {password: {hunter2: a}}}",
                "postgresql: {externalHostname: [hunter2], auth: {existingSecret: {password: hunter2}}}",
                "server: {apiKey: hunter2}",
                "server: {env: 'DB_PASSWORD=hunter2'}",
                "server: {env: ['DB_PASSWORD=hunter2']}",
                "server: {'DB_PASSWORD=hunter2': a}",
                "server: {replicaCount: 'redis://:hunter2@h'}",
                "ingress: {enabled: true, host: {hostname: 'https://u:hunter2@h'}}",
                "server: {uiConfig: {prefectUiUrl: 'https://u:hunter2@h'}}"
            })
    void aMistakeBesideASecretDoesNotShowIt(String values) {
        assertThatThrownBy(() -> imported(HelmChart.SERVER, values, true))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSecretInPlainTextIsWarnedOfWhereverItStands() {
        assertThat(imported(
                                HelmChart.SERVER,
                                "{server: {env: [{name: DB_PASSWD, value: hunter2}, {name: TOKEN_FILE, value: /a}],"
                                        + " podAnnotations: {broker: 'redis://:hunter2@h'},"
                                        + " extraContainers: [{name: a, image: a:1, args: [--token, hunter2]}]}}",
                                false)
                        .warnings())
                .filteredOn(warning -> warning.contains("plain text"))
                .extracting(warning -> warning.replaceFirst("may be.*", ""))
                .containsExactlyInAnyOrder(
                        "server.env[0].value: DB_PASSWD ",
                        "server.podAnnotations.broker: ",
                        "server.extraContainers[0].args[1]: ");
    }

    @Test
    void aPasswordInPlainTextIsWarnedOf() {
        assertThat(imported(HelmChart.SERVER, "{}", true).warnings())
                .anyMatch(warning -> warning.contains("password in plain text") && !warning.contains("prefect-rocks"));
    }

    @Test
    void withoutTheClustersUidTheCommandThatFindsItIsNamed() {
        ImportOptions blind = new ImportOptions(true, Optional::empty);
        ImportedConfig agent = HelmImport.of(
                release(HelmChart.AGENT),
                List.of(YamlFile.parse("v", "agent: " + SERVER_API + "}", Yaml11.VALUES)),
                blind);

        assertThat(agent.yaml()).doesNotContain("clusterUid");
        assertThat(agent.warnings()).anyMatch(warning -> warning.contains("kubectl get namespace kube-system"));
    }

    @Test
    void severalReleasesBecomeOneEnvironment(@TempDir Path folder) throws IOException {
        List<Path> files = List.of(
                write(folder, HelmChart.SERVER, "{}", "prefect"),
                write(folder, HelmChart.AGENT, "agent: " + SERVER_API + "}", "agents"),
                write(folder, HelmChart.WORKER, "worker: " + SERVER_API + ", config: {workPool: p}}", "ml"));
        PrefectEnvironmentProps props = ConfigFiles.read(files);

        String manifests = Snapshot.text(app -> new PrefectEnvironment(app, props));

        assertThat(manifests.lines().filter("kind: Deployment"::equals)).hasSize(3);
        assertThat(manifests)
                .contains("namespace: prefect\n")
                .contains("namespace: agents\n")
                .contains("namespace: ml\n");
    }

    @Test
    void laterFilesWinAndNullTakesAKeyAway() {
        YamlFile first =
                YamlFile.parse("first", "agent: " + SERVER_API + ", config: {limit: 3, workPool: a}}", Yaml11.VALUES);
        YamlFile second = YamlFile.parse("second", "agent: {config: {limit: null, workPool: b}}", Yaml11.VALUES);

        String yaml = HelmImport.of(release(HelmChart.AGENT), List.of(first, second), ParityCase.options(true))
                .yaml();

        assertThat(yaml).contains("workPool: b").doesNotContain("limit: 3");
    }

    @Test
    void valuesAreReadAsHelmReadsThem() {
        YamlFile file = YamlFile.parse("v", "{mode: 0400, on: yes, text: '0400', plain: 12:30:00}", Yaml11.VALUES);

        assertThat(file.root().toString())
                .isEqualTo("{\"mode\":256,\"on\":true,\"text\":\"0400\",\"plain\":\"12:30:00\"}");
    }

    /** So that no key of the tables is one that nothing ever looks at. */
    @ParameterizedTest
    @EnumSource
    void everyKeyOfTheTableIsAskedFor(HelmChart chart) {
        TreeSet<String> asked = new TreeSet<>();
        ParityCase.all()
                .filter(parityCase -> !parityCase.isRefused())
                .filter(parityCase -> parityCase.release().chart() == chart)
                .forEach(parityCase -> {
                    Import started = parityCase.started();
                    HelmImport.imported(started);
                    asked.addAll(started.values().read());
                });

        List<String> never = new ArrayList<>(ChartKeys.of(chart).all().stream()
                .filter(key -> key.kind() != ChartKey.Kind.IGNORED && key.kind() != ChartKey.Kind.REFUSED)
                .map(ChartKey::path)
                // The bundled PostgreSQL is the same in both, and is tried with all of its keys in 2023.
                .filter(path -> chart != HelmChart.SERVER_2026 || !path.startsWith("postgresql."))
                .toList());
        never.removeAll(asked);
        assertThat(never).isEmpty();
    }

    private static Path write(Path folder, HelmChart chart, String values, String namespace) throws IOException {
        String yaml = HelmImport.of(
                        new HelmRelease(chart, chart.chartName(), namespace),
                        List.of(YamlFile.parse("v", values, Yaml11.VALUES)),
                        ParityCase.options(true))
                .yaml();
        return Files.writeString(folder.resolve(chart.chartName() + ".yaml"), yaml);
    }

    private static ImportedConfig imported(HelmChart chart, String values, boolean inlineSecrets) {
        return HelmImport.of(
                release(chart),
                List.of(YamlFile.parse("v.yaml", values, Yaml11.VALUES)),
                ParityCase.options(inlineSecrets));
    }

    private static HelmRelease release(HelmChart chart) {
        return new HelmRelease(chart, chart.chartName(), "prefect");
    }
}
