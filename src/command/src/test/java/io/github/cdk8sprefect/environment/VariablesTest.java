package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.props.InvalidPropsException;
import org.cdk8s.Testing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables of the user's, which take effect or are refused, and are never lost in silence. */
class VariablesTest {

    private static final String HAS_REDIS = "{prefectVersion: 3.8.3, messaging: {redis: {}}, ";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "{server: {pod: {env: [{name: A, value: b}, {name: PREFECT_SERVER_API_PORT, value: \"4300\"}]}}} => "
                        + "server.pod.env[1].name: 'PREFECT_SERVER_API_PORT' has no effect here, or a wrong one; set port",
                "{server: {pod: {env: [{name: PREFECT_SERVER_API_HOST, value: x}]}}} => server.pod.env[0].name: 'PREFECT_SERVER_API_HOST' has no effect here, or a wrong one; remove it (the server listens on all addresses)",
                "{server: {pod: {env: [{name: PREFECT_LOGGING_SERVER_LEVEL, value: INFO}]}}} => set logLevel",
                "{prefectVersion: 3.8.3, server: {pod: {env: [{name: PREFECT_SERVER_LOGGING_LEVEL, value: INFO}]}}} => set logLevel",
                "{prefectVersion: 3.8.3, server: {pod: {env: [{name: PREFECT_SERVER_API_BASE_PATH, value: /x/api}]}}} => set path",
                "{workers: [{workPool: a, pod: {env: [{name: PREFECT_WORKER_WEBSERVER_PORT, value: \"9090\"}]}}]} => workers[0].pod.env[0].name: 'PREFECT_WORKER_WEBSERVER_PORT' has no effect here, or a wrong one; remove it (the probes ask port 8080 of the pod)",
                "{prefectVersion: 3.8.3, workers: [{workPool: a, metrics: {}, pod: {env: [{name: PREFECT_CLIENT_METRICS_PORT, value: \"1\"}]}}]} => remove it (the PodMonitor asks port 4201)",
                "{prefectVersion: 3.8.3, workers: [{workPool: a, metrics: {}, pod: {env: [{name: PREFECT_CLIENT_METRICS_ENABLED, value: \"1\"}]}}]} => is another name of PREFECT_CLIENT_ENABLE_METRICS, which is set here already; write PREFECT_CLIENT_ENABLE_METRICS",
                "{prefectVersion: 3.8.3, server: {pod: {env: [{name: PREFECT_API_DATABASE_CONNECTION_URL, value: x}]}}} => server.pod.env[0].name: 'PREFECT_API_DATABASE_CONNECTION_URL' is another name of PREFECT_SERVER_DATABASE_CONNECTION_URL, which is set here already",
                "{server: {pod: {env: [{name: PREFECT_SERVER_DATABASE_CONNECTION_URL, value: x}]}}} => is another name of PREFECT_API_DATABASE_CONNECTION_URL",
                "{prefectVersion: 3.8.3, server: {pod: {env: [{name: PREFECT_SERVER_UI_API_URL, value: x}]}}} => is another name of PREFECT_UI_API_URL",
                "{prefectVersion: 3.8.3, server: {pod: {env: [{name: PREFECT_SERVER_DATABASE_HOST, value: x}]}}} => has no effect beside PREFECT_SERVER_DATABASE_CONNECTION_URL; change the database that the server is given",
                "{server: {pod: {env: [{name: PGHOST, value: x}]}}} => has no effect beside PREFECT_API_DATABASE_CONNECTION_URL",
                "{workers: [{workPool: a, clusterUid: u, pod: {env: [{name: PREFECT_INTEGRATIONS_KUBERNETES_CLUSTER_UID, value: x}]}}]} => is another name of PREFECT_KUBERNETES_CLUSTER_UID",
                "{workers: [{workPool: a}], monitoring: {pod: {env: [{name: METRICS_PORT, value: \"9000\"}]}}} => monitoring.pod.env[0].name: 'METRICS_PORT'",
                HAS_REDIS
                        + "server: {pod: {env: [{name: PREFECT_SERVER_EVENTS_MESSAGING_BROKER, value: x}]}}} => server.pod.env[0].name: 'PREFECT_SERVER_EVENTS_MESSAGING_BROKER' is another name of PREFECT_MESSAGING_BROKER",
                "{prefectVersion: 3.8.3, server: {connectionPool: {size: 9}, pod: {env: [{name: PREFECT_SQLALCHEMY_POOL_SIZE, value: '1'}]}}} => server.pod.env[0].name: 'PREFECT_SQLALCHEMY_POOL_SIZE' is another name of PREFECT_SERVER_DATABASE_SQLALCHEMY_POOL_SIZE",
                "{prefectVersion: 3.8.3, server: {csrfProtection: true, pod: {env: [{name: PREFECT_SERVER_CSRF_PROTECTION_ENABLED, value: x}]}}} => server.pod.env[0].name: 'PREFECT_SERVER_CSRF_PROTECTION_ENABLED' is another name of PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED",
                HAS_REDIS
                        + "server: {backgroundServices: {pod: {env: [{name: PGUSER, value: x}]}}}} => server.backgroundServices.pod.env[0].name: 'PGUSER' has no effect beside",
                HAS_REDIS
                        + "server: {migration: {pod: {env: [{name: PREFECT_API_DATABASE_CONNECTION_URL, value: x}]}}}} => server.migration.pod.env[0].name: ",
            })
    void thatWouldBeLostAreRefused(String yaml, String told) {
        assertThatThrownBy(() -> place(yaml))
                .isInstanceOfSatisfying(
                        InvalidPropsException.class,
                        refused -> assertThat(refused.problems())
                                .as(yaml)
                                .singleElement()
                                .asString()
                                .contains(told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{server: {pod: {env: [{name: PREFECT_UI_API_URL, value: x}, {name: PREFECT_API_DATABASE_CONNECTION_URL, value: x}, {name: PGHOST, value: x}]}}}",
                "{database: {fromEnvironment: {}}, server: {pod: {env: [{name: PGHOST, value: x}, {name: PREFECT_API_DATABASE_CONNECTION_URL, value: \"postgresql+asyncpg:///\"}]}}}",
                "{database: {cloudNativePg: {secret: a}}, server: {pod: {env: [{name: PGHOST, value: x}]}}}",
                "{database: {connectionString: {existingSecret: {name: a, key: b}}}, server: {pod: {env: [{name: PREFECT_API_DATABASE_PASSWORD, value: x}]}}}",
                "{workers: [{workPool: a, healthCheck: {enabled: false}, pod: {env: [{name: PREFECT_WORKER_WEBSERVER_PORT, value: \"9090\"}]}}]}",
                "{workers: [{workPool: a, pod: {env: [{name: PREFECT_API_URL, value: x}, {name: PREFECT_WORKER_QUERY_SECONDS, value: \"7\"}]}}]}",
                HAS_REDIS
                        + "server: {backgroundServices: {pod: {env: [{name: PREFECT_SERVER_LOGGING_LEVEL, value: INFO}]}}}}",
            })
    void thatTakeEffectAreNot(String yaml) {
        assertThatCode(() -> place(yaml)).as(yaml).doesNotThrowAnyException();
    }

    private static void place(String yaml) {
        new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
