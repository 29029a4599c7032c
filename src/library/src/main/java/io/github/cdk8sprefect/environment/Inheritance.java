package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.Optional;

/** What the parts of an environment take from it where they say nothing themselves. */
record Inheritance(String namespace, PrefectVersion version) {

    AgentProps agent(AgentProps agent) {
        return agent.toBuilder()
                .namespace(agent.namespace().orElse(namespace))
                .prefectVersion(agent.prefectVersion().orElse(version))
                .build();
    }

    WorkerProps worker(WorkerProps worker) {
        return worker.toBuilder()
                .namespace(worker.namespace().orElse(namespace))
                .prefectVersion(worker.prefectVersion().orElse(version))
                .build();
    }

    ExporterProps exporter(ExporterProps exporter) {
        return exporter.toBuilder()
                .namespace(exporter.namespace().orElse(namespace))
                .prefectVersion(exporter.prefectVersion().orElse(version))
                .build();
    }

    ServerProps server(ServerProps server, Optional<IngressProps> ingress, Optional<HttpRouteProps> httpRoute) {
        return server.toBuilder()
                .namespace(server.namespace().orElse(namespace))
                .prefectVersion(server.prefectVersion().orElse(version))
                .publicApiUrl(server.publicApiUrl()
                        .or(() -> ingress.map(exposure -> exposure.publicApiUrl(server.path())))
                        .or(() -> httpRoute.map(exposure -> exposure.publicApiUrl(server.path()))))
                .build();
    }

    Messaging messaging(Messaging messaging) {
        return messaging instanceof RedisProps redis
                ? redis.toBuilder()
                        .namespace(redis.namespace().orElse(namespace))
                        .build()
                : messaging;
    }

    Database database(Database database) {
        return database instanceof PostgresProps postgres
                ? postgres.toBuilder()
                        .namespace(postgres.namespace().orElse(namespace))
                        .build()
                : database;
    }
}
