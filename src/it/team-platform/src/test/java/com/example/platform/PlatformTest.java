package com.example.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {

    @TempDir
    static Path dist;

    @BeforeAll
    static void synth() {
        var app = new App(AppProps.builder().outdir(dist.toString()).build());
        Platform.charts(app);
        app.synth();
    }

    @Test
    void eachChartIsAFile() {
        assertThat(dist)
                .isDirectoryContaining("glob:**/prefect-server.k8s.yaml")
                .isDirectoryContaining("glob:**/prefect-worker-training.k8s.yaml")
                .isDirectoryContaining("glob:**/prefect-worker-inference.k8s.yaml")
                .isDirectoryContaining("glob:**/team.k8s.yaml");
    }

    @Test
    void theSubclassPutsItsWorkersOnGpuNodesAndPatchesThem() throws Exception {
        assertThat(Files.readString(dist.resolve("prefect-worker-training.k8s.yaml")))
                .contains("accelerator: gpu", "minReadySeconds: 60", "http://prefect-server.prefect.svc:4200/api");
    }

    @Test
    void aTypedChangeReachesTheServer() throws Exception {
        assertThat(Files.readString(dist.resolve("prefect-server.k8s.yaml"))).contains("revisionHistoryLimit: 3");
    }
}
