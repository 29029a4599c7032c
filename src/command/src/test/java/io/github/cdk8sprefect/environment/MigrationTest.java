package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.cdk8sprefect.config.ConfigFiles;
import java.util.List;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who migrates the database, and who waits for it. */
class MigrationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {replicas: 2}",
                "{prefectVersion: 2.13.6, server: {replicas: 2}}",
                "server: {autoscaling: {maxReplicas: 2}}",
                "server: {migration: {}}",
                "{prefectVersion: 3.8.3, messaging: {redis: {}}}"
            })
    void aJobMigratesWhereMoreThanOneServerCanStartAndTheServersWait(String yaml) {
        PrefectEnvironment environment = place(yaml);

        assertThat(environment.migration()).isPresent();
        assertThat(server(environment).getSpec().getTemplate().getSpec().getInitContainers())
                .extracting(Container::getName)
                .containsExactly("wait-for-migration");
        assertThat(main(environment).getEnv())
                .filteredOn(variable -> variable.getName().endsWith("DATABASE_MIGRATE_ON_START"))
                .extracting(EnvVar::getValue)
                .containsExactly("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {}",
                "server: {autoscaling: {maxReplicas: 1}}",
                "server: {replicas: 2, migration: {enabled: false}}",
                "database: {sqlite: {}}"
            })
    void oneServerMigratesItself(String yaml) {
        PrefectEnvironment environment = place(yaml);

        assertThat(environment.migration()).isEmpty();
        assertThat(server(environment).getSpec().getTemplate().getSpec().getInitContainers())
                .isEmpty();
        assertThat(main(environment).getEnv())
                .noneMatch(variable -> variable.getName().endsWith("DATABASE_MIGRATE_ON_START"));
    }

    @Test
    void aNameThatLeavesTheJobNoneIsRefused() {
        String name = "a".repeat(45);

        assertThatThrownBy(() -> place("server: {replicas: 2, metadata: {name: " + name + "}}"))
                .hasMessageContaining("server.metadata.name: '" + name + "' must be at most 44 long");
        assertThat(place("server: {metadata: {name: " + name + "}}").migration())
                .isEmpty();
    }

    @Test
    void servicesWaitToo() {
        PrefectEnvironment environment = place("{prefectVersion: 3.8.3, messaging: {redis: {}}}");

        Deployment services = (Deployment)
                environment.backgroundServices().orElseThrow().objects().get(0);

        assertThat(services.getSpec().getTemplate().getSpec().getInitContainers())
                .extracting(Container::getName)
                .containsExactly("wait-for-migration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: {} |",
                "server: {replicas: 4} |",
                "server: {replicas: 5} | max_connections=150",
                "{prefectVersion: 3.8.3, messaging: {redis: {}}, server: {autoscaling: {maxReplicas: 6}}} | max_connections=200",
                "{database: {postgres: {settings: {max_connections: '120'}}}, server: {replicas: 9}} | max_connections=120"
            })
    void postgresHasRoomForTheConnectionsOfAllServers(String yaml, String setting) {
        StatefulSet postgres = place(yaml).postgres().orElseThrow().objects().stream()
                .filter(StatefulSet.class::isInstance)
                .map(StatefulSet.class::cast)
                .findFirst()
                .orElseThrow();

        List<String> args = postgres.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getArgs();

        assertThat(args).isEqualTo(setting == null ? List.of() : List.of("-c", setting));
    }

    private static Container main(PrefectEnvironment environment) {
        return server(environment)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Deployment server(PrefectEnvironment environment) {
        return environment.server().orElseThrow().objects().stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static PrefectEnvironment place(String yaml) {
        return new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
