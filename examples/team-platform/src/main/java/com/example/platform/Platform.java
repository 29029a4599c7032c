package com.example.platform;

import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** The platform of a company: one Prefect server, and for each of three teams a namespace, a quota and a worker. */
public final class Platform {

    private static final List<String> TEAMS = List.of("finance", "research", "sales");

    private Platform() {}

    /** Writes {@code dist/}. */
    public static void main(String[] args) {
        var app = new App(AppProps.builder().outputFileExtension(".yaml").build());
        charts(app);
        app.synth();
    }

    /** Places all charts. */
    static void charts(App app) {
        TEAMS.forEach(team -> new TeamNamespace(app, team));
        var prefect = new PrefectEnvironment(app, environment());
        new GpuWorker(app, "research-gpu", prefect.server().orElseThrow().endpoint());
    }

    private static PrefectEnvironmentProps environment() {
        return PrefectEnvironmentProps.builder()
                .namespace("prefect")
                .database(ExternalPostgres.builder()
                        .host("db.platform.example.com")
                        .password(Credential.existingSecret("prefect-database", "password"))
                        .build())
                .server(ServerProps.builder()
                        .replicas(2)
                        .addCustomize(Customize.each(Deployment.class, Platform::keepThreeRevisions))
                        .build())
                .workers(TEAMS.stream().map(Platform::worker).toList())
                .build();
    }

    private static WorkerProps worker(String team) {
        return TeamWorkers.of(team).namespace(team).build();
    }

    private static Deployment keepThreeRevisions(Deployment deployment) {
        return deployment.edit().editSpec().withRevisionHistoryLimit(3).endSpec().build();
    }
}
