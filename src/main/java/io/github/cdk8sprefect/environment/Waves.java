package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.argocd.SyncWave;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.server.BackgroundServicesProps;
import io.github.cdk8sprefect.server.MigrationProps;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;

/**
 * Puts the objects of each part into Argo CD's waves, before the user's own {@code customize}, which so has the last word.
 *
 * @param wanted whether the user uses Argo CD
 */
record Waves(boolean wanted) {

    PostgresProps on(PostgresProps postgres) {
        return postgres.toBuilder().customize(before(postgres.customize())).build();
    }

    RedisProps on(RedisProps redis) {
        return redis.toBuilder().customize(before(redis.customize())).build();
    }

    ServerProps on(ServerProps server) {
        return server.toBuilder().customize(before(server.customize())).build();
    }

    ServerProps onMigration(ServerProps server) {
        MigrationProps migration = server.migration().orElseGet(MigrationProps::standard);
        return server.toBuilder()
                .migration(migration.toBuilder()
                        .customize(before(migration.customize()))
                        .build())
                .build();
    }

    ServerProps onServices(ServerProps server) {
        BackgroundServicesProps services = server.backgroundServices().orElseGet(BackgroundServicesProps::standard);
        return server.toBuilder()
                .backgroundServices(services.toBuilder()
                        .customize(before(services.customize()))
                        .build())
                .build();
    }

    IngressProps on(IngressProps ingress) {
        return ingress.toBuilder().customize(before(ingress.customize())).build();
    }

    HttpRouteProps on(HttpRouteProps route) {
        return route.toBuilder().customize(before(route.customize())).build();
    }

    ExporterProps on(ExporterProps exporter) {
        return exporter.toBuilder().customize(before(exporter.customize())).build();
    }

    AgentProps on(AgentProps agent) {
        return agent.toBuilder().customize(before(agent.customize())).build();
    }

    WorkerProps on(WorkerProps worker) {
        return worker.toBuilder().customize(before(worker.customize())).build();
    }

    private Customize before(Customize own) {
        return wanted ? SyncWave.onEachObject().and(own) : own;
    }
}
