package com.example.platform;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.PrefectWorker;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;

/** The team's platform: a server, two pools on GPUs and one elsewhere, and a chart of its own beside them. */
public final class Platform {

    private Platform() {}

    /** Places all charts. */
    public static void charts(App app) {
        var database = ExternalPostgres.builder()
                .host("db.platform.example.com")
                .password(Credential.existingSecret("prefect-database", "password"))
                .build();
        var settings = ServerProps.builder()
                .replicas(2)
                .addCustomize(Customize.each(Deployment.class, Platform::keepThreeRevisions))
                .build();
        var server = new PrefectServer(app, "prefect-server", settings, database);
        new GpuWorker(app, "training", server.endpoint());
        new GpuWorker(app, "inference", server.endpoint());
        new PrefectWorker(
                app,
                "prefect-worker-reports",
                TeamWorkers.of("reports", server.endpoint()).limit(50).build());
        new ApiObject(
                new Chart(app, "team"),
                "settings",
                ApiObjectProps.builder()
                        .apiVersion("v1")
                        .kind("ConfigMap")
                        .metadata(ApiObjectMetadata.builder()
                                .name("team-settings")
                                .labels(Map.of("team", "platform"))
                                .build())
                        .build());
    }

    private static Deployment keepThreeRevisions(Deployment deployment) {
        return deployment.edit().editSpec().withRevisionHistoryLimit(3).endSpec().build();
    }

    /** Writes {@code dist/}. */
    public static void main(String[] args) {
        var app = new App();
        charts(app);
        app.synth();
    }
}
