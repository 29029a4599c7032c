package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTest {

    private static final Map<String, Set<String>> INLINE_SECRETS =
            Map.of("postgres-with-a-secret-of-several-keys", Set.of("Secret prefect/prefect-postgres"));

    static Stream<String> asks() {
        return SnapshotFolder.asks().stream();
    }

    @ParameterizedTest
    @MethodSource("asks")
    void everyAskGivesTheManifestsThatWereApproved(String ask) {
        PrefectEnvironmentProps props = ConfigFiles.read(List.of(SnapshotFolder.ask(ask)));
        Set<String> secrets = new TreeSet<>();
        Snapshot.verify(ask, app -> {
            PrefectEnvironment environment = new PrefectEnvironment(app, props);
            secrets.addAll(environment.inlineSecrets());
            environment.placeApplication(app).ifPresent(application -> secrets.addAll(application.inlineSecrets()));
        });
        assertThat(secrets).isEqualTo(INLINE_SECRETS.getOrDefault(ask, Set.of()));
    }
}
