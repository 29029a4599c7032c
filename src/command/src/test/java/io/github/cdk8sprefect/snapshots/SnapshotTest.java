package io.github.cdk8sprefect.snapshots;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTest {

    static Stream<String> asks() {
        return SnapshotFolder.asks().stream();
    }

    @ParameterizedTest
    @MethodSource("asks")
    void everyAskGivesTheManifestsThatWereApproved(String ask) {
        PrefectEnvironmentProps props = ConfigFiles.read(List.of(SnapshotFolder.ask(ask)));
        Snapshot.verify(ask, app -> new PrefectEnvironment(app, props).placeApplication(app));
    }
}
