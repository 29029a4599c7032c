package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.messaging.Redis;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.server.WiredServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that parts inherit from their environment. */
record EnvironmentWiring(PrefectEnvironmentProps props) {

    Wiring of(PartProps part) {
        return Wiring.of(part, props.namespace(), props.prefectVersion(), props.api(), props.logFormat());
    }

    /** The wiring of a part without settings of its own. */
    Wiring ofEnvironment() {
        return new Wiring(
                props.namespace(), props.prefectVersion(), Optional.empty(), props.logFormat(), Customize.nothing());
    }

    /** Whether the props ask for a server. A client without any other API needs one as well. */
    boolean asksForServer() {
        return props.server().isPresent()
                || props.database().isPresent()
                || props.messaging().isPresent()
                || props.ingress().isPresent()
                || props.httpRoute().isPresent();
    }

    WiredServer server() {
        ServerProps server = new WithDefaults(props.defaults())
                .of(props.server().orElseGet(() -> ServerProps.builder().build()));
        Optional<String> publicApiUrl = props.ingress()
                .map((IngressProps ingress) -> ingress.publicApiUrl(server.path()))
                .or(() -> props.httpRoute().map((HttpRouteProps route) -> route.publicApiUrl(server.path())));
        return new WiredServer(
                server,
                of(server),
                connectionTo(props.databaseOrDefault()),
                props.messaging().map(this::connectionTo),
                publicApiUrl,
                uiOrigins());
    }

    /** None where one of them is not known, such as that of a wildcard. */
    private List<String> uiOrigins() {
        List<Optional<String>> origins = Stream.concat(
                        props.ingress().map(IngressProps::uiOrigin).stream(),
                        props.httpRoute().map(HttpRouteProps::uiOrigin).stream())
                .toList();
        return origins.stream().allMatch(Optional::isPresent)
                ? origins.stream().flatMap(Optional::stream).distinct().toList()
                : List.of();
    }

    private DatabaseConnection connectionTo(Database database) {
        return database instanceof PostgresProps postgres
                ? Postgres.connection(postgres, of(postgres))
                : (DatabaseConnection) database;
    }

    private ExternalRedis connectionTo(Messaging messaging) {
        return messaging instanceof RedisProps redis ? Redis.connection(redis, of(redis)) : (ExternalRedis) messaging;
    }
}
