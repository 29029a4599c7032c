package com.example.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.testing.Manifests;
import io.github.cdk8sprefect.testing.Snapshots;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformTest {

    private static final List<String> TEAMS = List.of("finance", "research", "sales");

    private static final Manifests PLATFORM = Manifests.of(Platform::charts);

    @Test
    void thePlatformIsAsApproved() {
        Snapshots.in(Path.of("src/test/snapshots")).verify("platform", PLATFORM);
    }

    @Test
    void eachChartIsAFile() {
        assertThat(PLATFORM.files())
                .containsOnlyKeys(
                        "prefect-server-migration.yaml",
                        "prefect-server.yaml",
                        "prefect-worker-finance.yaml",
                        "prefect-worker-research.yaml",
                        "prefect-worker-research-gpu.yaml",
                        "prefect-worker-sales.yaml",
                        "team-finance.yaml",
                        "team-research.yaml",
                        "team-sales.yaml");
    }

    @Test
    void eachTeamHasANamespaceAQuotaAndAWorkerInIt() {
        for (String team : TEAMS) {
            assertThat(PLATFORM.files().get("team-" + team + ".yaml"))
                    .contains("kind: Namespace", "kind: ResourceQuota", "namespace: " + team);
            assertThat(worker(team)).contains("namespace: " + team, "http://prefect-server.prefect.svc:4200/api");
        }
    }

    @Test
    void allWorkersHaveOurDefaults() {
        for (String pool : TEAMS) {
            assertThat(worker(pool)).contains("type: Recreate", "memory: 2Gi", "- --limit\n            - \"20\"");
        }
    }

    @Test
    void theSubclassPutsItsWorkerOnGpuNodesAndPatchesIt() {
        assertThat(worker("research-gpu")).contains("accelerator: gpu", "minReadySeconds: 60");
        assertThat(worker("research")).doesNotContain("accelerator", "minReadySeconds");
    }

    @Test
    void aTypedChangeReachesTheServer() {
        assertThat(PLATFORM.files().get("prefect-server.yaml")).contains("revisionHistoryLimit: 3");
    }

    private static String worker(String pool) {
        return PLATFORM.files().get("prefect-worker-" + pool + ".yaml");
    }
}
