package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.server.ServerProps;
import java.util.Map;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that would be applied one over the other, and pieces of a pod, or patches, that do not go with ours. */
class CollisionTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "server: {metadata: {name: prefect-postgres-headless}} => server: 'Service prefect/prefect-postgres-headless' is written by prefect-postgres already",
                "workers: [{workPool: a, serviceAccount: {name: prefect-server}}] => workers[0]: 'ServiceAccount prefect/prefect-server' is written by prefect-server already",
                "workers: [{workPool: a, name: a, serviceAccount: {name: x}}, {workPool: a, name: b, serviceAccount: {name: x}}] => workers[1]: 'ServiceAccount prefect/x' is written by prefect-worker-a already",
                "{database: {external: {host: a, password: {inline: {name: x, key: y, value: z}}}}, api: {cloud: {accountId: a, workspaceId: b, apiKey: {externalSecret: {name: x, key: y, store: s, remoteKey: r}}}}, workers: [{workPool: a}]} => api: 'ExternalSecret prefect/x' is written by prefect-server already",
                "server: {pod: {volumes: [{name: scratch, emptyDir: {}}]}} => server.pod.volumes[0].name: 'scratch' is a volume already; take another",
                "server: {pod: {sidecars: [{name: prefect-server, image: a}]}} => server.pod.sidecars[0].name: 'prefect-server' is a container already; take another",
                "server: {pod: {volumeMounts: [{name: scratch, mountPath: /tmp}]}} => server.pod.volumeMounts[0].mountPath: '/tmp' is a mount of container prefect-server already; take another",
                "server: {pod: {sidecars: [{name: a, image: a, volumeMounts: [{name: v, mountPath: /a}, {name: w, mountPath: /a}]}]}} => server.pod.sidecars[0].volumeMounts[1].mountPath: '/a' is a mount of container a already; take another",
                "{workers: [{workPool: a}], patches: [{kind: Deployment, name: worker, merge: {spec: {paused: true}}}]} => patches[0]: matches no object; of kind Deployment there are: prefect-server, prefect-worker",
                "{workers: [{workPool: a}], patches: [{kind: Deployment, merge: {spec: {replica: 3}}}]} => patches[0].merge.spec.replica: is not a field of a Deployment; did you mean replicas?",
                "server: {pod: {sidecars: [{name: a, image: a}], initContainers: [{name: a, image: a}]}} => server.pod.sidecars[0].name: 'a' is a container already; take another"
            })
    void areRefused(String yaml, String told) {
        assertThatThrownBy(() -> place(yaml))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers: [{workPool: a, name: a}, {workPool: a, name: b}]",
                "workers: [{workPool: a, namespace: a}, {workPool: b, namespace: b}]",
                "workers: [{workPool: a, metadata: {name: b-c}, namespace: a}, {workPool: b, metadata: {name: c}, namespace: a-b}]",
                "agents: [{name: prefect-server}]",
                "{ingress: {host: a.b}, workers: [{workPool: a, name: prefect-ingress}]}"
            })
    void areNotSeenWhereThereAreNone(String yaml) {
        assertThatCode(() -> place(yaml)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0o7", "-0o7", "0O7", "0B1", "0X1F", "1e_3", "a\\rb", "\\u0085", "\\u2028", "\\0"})
    void textThatKubectlWouldReadAsSomethingElseIsRefused(String value) {
        assertThatThrownBy(() -> place("server: {pod: {env: [{name: A, value: \"" + value + "\"}]}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("prefect.yaml:1: server.pod.env[0].value: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "no", "0123", "1e3", "12:30:00", "=", "~", "0x1F", "a\\tb", "a\\nb", "é", "1_000"})
    void otherTextIsNot(String value) {
        assertThatCode(() -> place("server: {pod: {env: [{name: A, value: \"" + value + "\"}]}}"))
                .doesNotThrowAnyException();
    }

    @Test
    void textOfJavaThatKubectlWouldReadAsSomethingElseIsRefusedWithTheObject() {
        var props = PrefectEnvironmentProps.builder()
                .server(ServerProps.builder()
                        .pod(PodProps.builder().annotations(Map.of("a", "0o7")).build())
                        .build())
                .build();
        assertThatThrownBy(() -> new PrefectEnvironment(Testing.app(), props))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage(
                        "PrefectEnvironment: server: '0o7' would be read as a number by kubectl; write it in another way"
                                + " (spec.template.metadata.annotations.a of Deployment prefect-server)");
    }

    @Test
    void aKeyCanBeOneToo() {
        var props = PrefectEnvironmentProps.builder()
                .server(ServerProps.builder()
                        .pod(PodProps.builder().annotations(Map.of("0o7", "a")).build())
                        .build())
                .build();
        assertThatThrownBy(() -> new PrefectEnvironment(Testing.app(), props))
                .hasMessageContaining("server: '0o7' would be read as a number by kubectl");
    }

    private static void place(String yaml) {
        new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
