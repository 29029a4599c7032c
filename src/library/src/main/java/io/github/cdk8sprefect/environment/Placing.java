package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.PrefectHttpRoute;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Redis;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.monitoring.PrefectExporter;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.constructs.Construct;

/** Places the parts of an environment one by one, each with what it needs of those before, and keeps what is wrong. */
record Placing(Construct scope, PrefectEnvironmentProps props, Names names, EveryPart everyPart, Problems problems) {

    Optional<Postgres> postgres() {
        return props.database()
                .filter(PostgresProps.class::isInstance)
                .map(PostgresProps.class::cast)
                .flatMap(database -> problems.attempt(
                        "database.postgres",
                        () -> new Postgres(
                                scope,
                                id(database.namespace(), database.objectName()),
                                everyPart.on(database),
                                databaseClients())));
    }

    Optional<DatabaseConnection> database(Optional<Postgres> postgres) {
        return props.database()
                .filter(DatabaseConnection.class::isInstance)
                .map(DatabaseConnection.class::cast)
                .or(() -> postgres.map(Postgres::connection));
    }

    Optional<Redis> redis() {
        return props.messaging()
                .filter(RedisProps.class::isInstance)
                .map(RedisProps.class::cast)
                .flatMap(redis -> problems.attempt(
                        "messaging.redis",
                        () -> new Redis(
                                scope,
                                id(redis.namespace(), redis.objectName()),
                                everyPart.on(redis),
                                messagingClients())));
    }

    Optional<ExternalRedis> messaging(Optional<Redis> redis) {
        return props.messaging()
                .filter(ExternalRedis.class::isInstance)
                .map(ExternalRedis.class::cast)
                .or(() -> redis.map(Redis::connection));
    }

    Optional<DatabaseMigration> migration(Optional<DatabaseConnection> database) {
        return props.server()
                .filter(server -> server.hasMigrationJob(props.messaging().isPresent()))
                .flatMap(server -> database.flatMap(connection -> problems.attempt(
                        "server.migration",
                        () -> new DatabaseMigration(
                                scope,
                                id(server.namespace(), DatabaseMigration.objectName(server)),
                                everyPart.onMigration(server),
                                connection))));
    }

    Optional<PrefectServer> server(Optional<DatabaseConnection> database, Optional<ExternalRedis> messaging) {
        if (props.messaging().isPresent() && messaging.isEmpty()) {
            return Optional.empty();
        }
        return props.server()
                .flatMap(server -> database.flatMap(connection -> {
                    String id = id(server.namespace(), server.objectName());
                    ServerProps wired = everyPart.on(server);
                    return problems.attempt(
                            "server",
                            () -> messaging
                                    .map(redis -> new PrefectServer(scope, id, wired, connection, redis))
                                    .orElseGet(() -> new PrefectServer(scope, id, wired, connection)));
                }));
    }

    Optional<BackgroundServices> backgroundServices(
            Optional<DatabaseConnection> database, Optional<ExternalRedis> messaging) {
        return props.server()
                .flatMap(server -> database.flatMap(connection -> messaging.flatMap(redis -> problems.attempt(
                        "server.backgroundServices",
                        () -> new BackgroundServices(
                                scope,
                                id(server.namespace(), BackgroundServices.objectName(server)),
                                everyPart.onServices(server),
                                connection,
                                redis)))));
    }

    Optional<PrefectIngress> ingress(Optional<PrefectServer> server) {
        return props.ingress()
                .flatMap(exposure -> server.flatMap(exposed -> problems.attempt(
                        "ingress",
                        () -> new PrefectIngress(
                                scope, besideServer(Names.INGRESS), everyPart.on(exposure), exposed.service()))));
    }

    Optional<PrefectHttpRoute> httpRoute(Optional<PrefectServer> server) {
        return props.httpRoute()
                .flatMap(exposure -> server.flatMap(exposed -> problems.attempt(
                        "httpRoute",
                        () -> new PrefectHttpRoute(
                                scope, besideServer(Names.HTTP_ROUTE), everyPart.on(exposure), exposed.service()))));
    }

    Optional<PrefectExporter> exporter() {
        return props.monitoring().flatMap(monitoring -> {
            ExporterProps wired = everyPart.on(monitoring).toBuilder()
                    .api(api(monitoring.api()))
                    .build();
            String id = id(monitoring.namespace(), monitoring.objectName());
            return problems.attempt("monitoring", () -> new PrefectExporter(scope, id, wired));
        });
    }

    List<ApiCredentials> apiCredentials() {
        List<ApiCredentials> placed = new ArrayList<>();
        Clients.of(props)
                .credentials()
                .forEach((namespace, credentials) -> problems.attempt(
                                "api",
                                () -> new ApiCredentials(
                                        scope,
                                        names.chartId(namespace, ApiCredentials.NAME),
                                        namespace,
                                        props.prefectVersion(),
                                        credentials,
                                        everyPart.around(Customize.nothing())))
                        .ifPresent(placed::add));
        return List.copyOf(placed);
    }

    List<PrefectAgent> agents(Consumer<Component> told) {
        List<PrefectAgent> placed = new ArrayList<>();
        for (int index = 0; index < props.agents().size(); index++) {
            AgentProps agent = props.agents().get(index);
            AgentProps wired =
                    everyPart.on(agent).toBuilder().api(api(agent.api())).build();
            String id = id(agent.namespace(), agent.objectName());
            problems.attempt("agents[" + index + "]", () -> new PrefectAgent(scope, id, wired))
                    .ifPresent(part -> {
                        placed.add(part);
                        told.accept(part);
                    });
        }
        return List.copyOf(placed);
    }

    List<PrefectWorker> workers(Consumer<Component> told) {
        List<PrefectWorker> placed = new ArrayList<>();
        for (int index = 0; index < props.workers().size(); index++) {
            WorkerProps worker = props.workers().get(index);
            WorkerProps wired =
                    everyPart.on(worker).toBuilder().api(api(worker.api())).build();
            String id = id(worker.namespace(), worker.objectName());
            problems.attempt("workers[" + index + "]", () -> new PrefectWorker(scope, id, wired))
                    .ifPresent(part -> {
                        placed.add(part);
                        told.accept(part);
                    });
        }
        return List.copyOf(placed);
    }

    /** Its own API, else the environment's, else the server here; whose Secrets are written once, beside them all. */
    private Optional<ApiEndpoint> api(Optional<ApiEndpoint> own) {
        return own.or(props::api)
                .or(() -> props.server().map(PrefectServer::endpoint))
                .map(ApiEndpoint::reference);
    }

    private List<NetworkPolicyPeer> messagingClients() {
        ServerProps server = props.server().orElseThrow();
        return props.messaging().isPresent()
                ? List.of(PrefectServer.pods(server), BackgroundServices.pods(server))
                : List.of(PrefectServer.pods(server));
    }

    private List<NetworkPolicyPeer> databaseClients() {
        ServerProps server = props.server().orElseThrow();
        List<NetworkPolicyPeer> pods = new ArrayList<>(messagingClients());
        if (server.hasMigrationJob(props.messaging().isPresent())) {
            pods.add(DatabaseMigration.pods(server));
        }
        return pods;
    }

    private String besideServer(String name) {
        return id(props.server().orElseThrow().namespace(), name);
    }

    private String id(Optional<String> namespace, String name) {
        return names.chartId(namespace.orElseThrow(), name);
    }
}
