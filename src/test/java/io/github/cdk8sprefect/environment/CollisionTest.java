package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.props.InvalidPropsException;
import org.cdk8s.Testing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that would be applied one over the other, and pieces of a pod that do not go with ours. */
class CollisionTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "server: {metadata: {name: prefect-postgres-headless}} => server: 'Service prefect/prefect-postgres-headless' is written by database.postgres already",
                "workers: [{workPool: a, serviceAccount: {name: prefect-server}}] => workers[0]: 'ServiceAccount prefect/prefect-server' is written by server already",
                "workers: [{workPool: a, name: a, serviceAccount: {name: x}}, {workPool: a, name: b, serviceAccount: {name: x}}] => workers[1]: 'ServiceAccount prefect/x' is written by workers[0] already",
                "workers: [{workPool: a, metadata: {name: b-c}, namespace: a}, {workPool: a, metadata: {name: c}, namespace: a-b}] => workers[1]: 'ClusterRole a-b-c-cluster-uid' is written by workers[0] already",
                "{database: {external: {host: a, password: {inline: {name: x, key: y, value: z}}}}, api: {cloud: {accountId: a, workspaceId: b, apiKey: {externalSecret: {name: x, key: y, store: s, remoteKey: r}}}}, workers: [{workPool: a}]} => api: 'ExternalSecret prefect/x' is written by server already",
                "server: {pod: {volumes: [{name: scratch, emptyDir: {}}]}} => prefect-server: pod.volumes[1].name: 'scratch' is the name of pod.volumes[0] already",
                "server: {pod: {sidecars: [{name: prefect-server, image: a}]}} => 'prefect-server' is the name of",
                "server: {pod: {volumeMounts: [{name: scratch, mountPath: /tmp}]}} => '/tmp' is mounted twice in container prefect-server"
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
                "workers: [{workPool: a, namespace: a}, {workPool: a, namespace: b}]",
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
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining("Deployment prefect-server: spec.template.spec.containers[0].env");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "no", "0123", "1e3", "12:30:00", "=", "~", "0x1F", "a\\tb", "a\\nb", "é", "1_000"})
    void otherTextIsNot(String value) {
        assertThatCode(() -> place("server: {pod: {env: [{name: A, value: \"" + value + "\"}]}}"))
                .doesNotThrowAnyException();
    }

    private static void place(String yaml) {
        new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
