package com.example.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.testing.Manifests;
import io.github.cdk8sprefect.testing.Snapshots;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformTest {

    private static final Manifests PLATFORM = Manifests.of(Platform::charts);

    @Test
    void thePlatformIsAsApproved() {
        Snapshots.in(Path.of("src/test/snapshots")).verify("platform", PLATFORM);
    }

    @Test
    void eachChartIsAFile() {
        assertThat(PLATFORM.files())
                .containsOnlyKeys(
                        "prefect-server.yaml",
                        "prefect-worker-inference.yaml",
                        "prefect-worker-reports.yaml",
                        "prefect-worker-training.yaml",
                        "team.yaml");
    }

    @Test
    void theSubclassPutsItsWorkersOnGpuNodesAndPatchesThem() {
        for (String pool : List.of("training", "inference")) {
            assertThat(worker(pool))
                    .contains("accelerator: gpu", "minReadySeconds: 60", "http://prefect-server.prefect.svc:4200/api");
        }
        assertThat(worker("reports")).doesNotContain("accelerator", "minReadySeconds");
    }

    @Test
    void allWorkersHaveTheTeamsDefaultsUnlessOneSaysOtherwise() {
        for (String pool : List.of("training", "inference", "reports")) {
            assertThat(worker(pool)).contains("type: Recreate", "memory: 2Gi");
        }
        assertThat(worker("training")).contains("- --limit\n            - \"20\"");
        assertThat(worker("reports")).contains("- --limit\n            - \"50\"");
    }

    @Test
    void aTypedChangeReachesTheServer() {
        assertThat(PLATFORM.files().get("prefect-server.yaml")).contains("revisionHistoryLimit: 3");
    }

    private static String worker(String pool) {
        return PLATFORM.files().get("prefect-worker-" + pool + ".yaml");
    }
}
