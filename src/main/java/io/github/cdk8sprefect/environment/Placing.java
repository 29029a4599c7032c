package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.PrefectHttpRoute;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Redis;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.PrefectWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** Places the parts of an environment one by one, each with what it needs of those before. */
record Placing(Construct scope, PrefectEnvironmentProps props, Names names) {

    Optional<Postgres> postgres() {
        return props.database()
                .filter(PostgresProps.class::isInstance)
                .map(PostgresProps.class::cast)
                .map(database -> new Postgres(
                        scope,
                        names.chartId(database.namespace().orElseThrow(), database.objectName()),
                        database,
                        serversAndMigration()));
    }

    Optional<Redis> redis() {
        return props.messaging()
                .filter(RedisProps.class::isInstance)
                .map(RedisProps.class::cast)
                .map(messaging -> new Redis(
                        scope,
                        names.chartId(messaging.namespace().orElseThrow(), messaging.objectName()),
                        messaging,
                        servers()));
    }

    Optional<ExternalRedis> messaging(Optional<Redis> redis) {
        return redis.map(Redis::connection)
                .or(() -> props.messaging()
                        .filter(ExternalRedis.class::isInstance)
                        .map(ExternalRedis.class::cast));
    }

    Optional<DatabaseMigration> migration(Optional<Postgres> postgres) {
        return props.server()
                .filter(server -> server.migratesApart(props.messaging().isPresent()))
                .map(server -> new DatabaseMigration(
                        scope,
                        serverChart(server, DatabaseMigration.objectName(server)),
                        server,
                        connection(postgres)));
    }

    Optional<PrefectServer> server(Optional<Postgres> postgres, Optional<ExternalRedis> messaging) {
        return props.server().map(server -> {
            String id = serverChart(server, server.objectName());
            return messaging
                    .map(redis -> new PrefectServer(scope, id, server, connection(postgres), redis))
                    .orElseGet(() -> new PrefectServer(scope, id, server, connection(postgres)));
        });
    }

    Optional<BackgroundServices> backgroundServices(Optional<Postgres> postgres, Optional<ExternalRedis> messaging) {
        return messaging.flatMap(redis -> props.server()
                .map(server -> new BackgroundServices(
                        scope,
                        serverChart(server, BackgroundServices.objectName(server)),
                        server,
                        connection(postgres),
                        redis)));
    }

    Optional<PrefectIngress> ingress(Optional<PrefectServer> server) {
        return props.ingress()
                .map(exposure -> new PrefectIngress(
                        scope,
                        serverChart(props.server().orElseThrow(), Names.INGRESS),
                        exposure,
                        server.orElseThrow().service()));
    }

    Optional<PrefectHttpRoute> httpRoute(Optional<PrefectServer> server) {
        return props.httpRoute()
                .map(exposure -> new PrefectHttpRoute(
                        scope,
                        serverChart(props.server().orElseThrow(), Names.HTTP_ROUTE),
                        exposure,
                        server.orElseThrow().service()));
    }

    List<ApiCredentials> apiCredentials() {
        return Clients.of(props.api(), props.server(), props.agents(), props.workers())
                .credentials()
                .entrySet()
                .stream()
                .map(written -> new ApiCredentials(
                        scope,
                        names.chartId(written.getKey(), ApiCredentials.NAME),
                        written.getKey(),
                        props.prefectVersion(),
                        written.getValue()))
                .toList();
    }

    List<PrefectAgent> agents(Optional<PrefectServer> server) {
        return props.agents().stream()
                .map(agent -> new PrefectAgent(
                        scope,
                        names.chartId(agent.namespace().orElseThrow(), agent.objectName()),
                        agent.toBuilder()
                                .api(agent.api().or(() -> api(server)).map(ApiEndpoint::reference))
                                .build()))
                .toList();
    }

    List<PrefectWorker> workers(Optional<PrefectServer> server) {
        return props.workers().stream()
                .map(worker -> new PrefectWorker(
                        scope,
                        names.chartId(worker.namespace().orElseThrow(), worker.objectName()),
                        worker.toBuilder()
                                .api(worker.api().or(() -> api(server)).map(ApiEndpoint::reference))
                                .build()))
                .toList();
    }

    /** The pods that use the messaging. */
    private List<NetworkPolicyPeer> servers() {
        ServerProps server = props.server().orElseThrow();
        return props.messaging().isPresent()
                ? List.of(PrefectServer.pods(server), BackgroundServices.pods(server))
                : List.of(PrefectServer.pods(server));
    }

    /** The pods that use the database. */
    private List<NetworkPolicyPeer> serversAndMigration() {
        ServerProps server = props.server().orElseThrow();
        List<NetworkPolicyPeer> pods = new ArrayList<>(servers());
        if (server.migratesApart(props.messaging().isPresent())) {
            pods.add(DatabaseMigration.pods(server));
        }
        return pods;
    }

    private Optional<ApiEndpoint> api(Optional<PrefectServer> server) {
        return props.api().or(() -> server.map(PrefectServer::endpoint));
    }

    private DatabaseConnection connection(Optional<Postgres> postgres) {
        Database database = props.database().orElseThrow();
        return database instanceof DatabaseConnection given
                ? given
                : postgres.orElseThrow().connection();
    }

    private String serverChart(ServerProps server, String name) {
        return names.chartId(server.namespace().orElseThrow(), name);
    }
}
