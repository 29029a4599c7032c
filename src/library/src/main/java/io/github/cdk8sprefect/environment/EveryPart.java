package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
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
 * What the objects of every part get beside the part's own {@code customize}, which so has the last word over what is ours,
 * and leaves it to what the user says of all parts.
 *
 * @param before ours: the waves of Argo CD
 * @param after the user's: patches
 */
record EveryPart(Customize before, Customize after) {

    PostgresProps on(PostgresProps postgres) {
        return postgres.toBuilder().customize(around(postgres.customize())).build();
    }

    RedisProps on(RedisProps redis) {
        return redis.toBuilder().customize(around(redis.customize())).build();
    }

    ServerProps on(ServerProps server) {
        return server.toBuilder().customize(around(server.customize())).build();
    }

    ServerProps onMigration(ServerProps server) {
        MigrationProps migration = server.migration().orElseGet(MigrationProps::defaults);
        return server.toBuilder()
                .migration(migration.toBuilder()
                        .customize(around(migration.customize()))
                        .build())
                .build();
    }

    ServerProps onServices(ServerProps server) {
        BackgroundServicesProps services = server.backgroundServices().orElseGet(BackgroundServicesProps::defaults);
        return server.toBuilder()
                .backgroundServices(services.toBuilder()
                        .customize(around(services.customize()))
                        .build())
                .build();
    }

    IngressProps on(IngressProps ingress) {
        return ingress.toBuilder().customize(around(ingress.customize())).build();
    }

    HttpRouteProps on(HttpRouteProps route) {
        return route.toBuilder().customize(around(route.customize())).build();
    }

    ExporterProps on(ExporterProps exporter) {
        return exporter.toBuilder().customize(around(exporter.customize())).build();
    }

    AgentProps on(AgentProps agent) {
        return agent.toBuilder().customize(around(agent.customize())).build();
    }

    WorkerProps on(WorkerProps worker) {
        return worker.toBuilder().customize(around(worker.customize())).build();
    }

    /** For a part with this {@code customize} of its own. */
    Customize around(Customize own) {
        return before.and(own).and(after);
    }
}
