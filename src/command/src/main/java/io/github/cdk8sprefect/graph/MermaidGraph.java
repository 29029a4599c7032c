package io.github.cdk8sprefect.graph;

import static java.util.stream.Collectors.joining;

import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.CloudNativePg;
import io.github.cdk8sprefect.database.ConnectionString;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.database.FromEnvironment;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.database.Sqlite;
import io.github.cdk8sprefect.environment.Parts;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.ingress.TlsProps;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.server.AutoscalingProps;
import io.github.cdk8sprefect.server.WiredServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An environment as a Mermaid flowchart: what is in which namespace, and who talks to whom. Secrets are named and never shown.
 */
@Internal
public final class MermaidGraph {

    /** The boxes of each namespace; those of no namespace of the environment are below the empty name. */
    private final Map<String, List<String>> boxes = new LinkedHashMap<>();

    private final List<String> arrows = new ArrayList<>();
    private final PrefectEnvironmentProps props;

    private MermaidGraph(PrefectEnvironmentProps props) {
        this.props = props;
    }

    /** The flowchart's text. */
    public static String of(PrefectEnvironmentProps props) {
        MermaidGraph graph = new MermaidGraph(props);
        Parts parts = Parts.of(props);
        parts.server().ifPresent(graph::server);
        Map<String, String> apis = new LinkedHashMap<>();
        Clients.of(parts.all()).forEach(clients -> graph.clients(clients, parts.server(), apis));
        return graph.text();
    }

    private void server(WiredServer server) {
        String namespace = server.wiring().namespace();
        box(
                namespace,
                "server["
                        + Label.of(
                                server.props().objectName(),
                                "Prefect " + server.version(),
                                replicas(server),
                                secrets("", server.props().basicAuth().stream()))
                        + "]");
        ways(server);
        Database database = props.databaseOrDefault();
        box(
                database instanceof PostgresProps postgres
                        ? postgres.namespace().orElse(props.namespace())
                        : place(database, namespace),
                "database[(" + describe(database) + ")]");
        arrows.add("server --> database");
        if (server.hasMigrationJob()) {
            box(namespace, "migration[" + Label.of(server.migrationName(), "migrates the database") + "]");
            arrows.add("migration --> database");
        }
        props.messaging().ifPresent(messaging -> {
            box(
                    messaging instanceof RedisProps redis ? redis.namespace().orElse(props.namespace()) : "",
                    "messaging[(" + describe(messaging) + ")]");
            arrows.add("server --> messaging");
            box(namespace, "services[" + Label.of(server.servicesName()) + "]");
            arrows.add("services --> messaging");
            arrows.add("services --> database");
        });
    }

    /** From browsers to the server. */
    private void ways(WiredServer server) {
        List<String> ways = new ArrayList<>();
        props.ingress().ifPresent(ingress -> {
            String url = ingress.publicApiUrl(server.props().path()).replaceFirst("/api$", "");
            ways.add(Label.of(
                    url,
                    ingress.tls().map(tls -> certificate(tls, ingress.host())).orElse("")));
        });
        props.httpRoute().ifPresent(route -> {
            String url = route.publicApiUrl(server.props().path()).replaceFirst("/api$", "");
            String gateways =
                    route.gateways().stream().map(gateway -> gateway.getName()).collect(joining(", "));
            ways.add(Label.of(url, "Gateway " + gateways));
        });
        for (String way : ways.isEmpty() ? List.of(Label.of("port forward")) : ways) {
            arrows.add("browser([browser]) -- " + way + " --> server");
        }
    }

    private static String certificate(TlsProps tls, String host) {
        return tls.clusterIssuer()
                .or(tls::issuer)
                .map(issuer -> "certificate of " + issuer)
                .orElseGet(() -> "Secret " + tls.secretName().orElse(host + "-tls"));
    }

    private static String replicas(WiredServer server) {
        return server.props()
                .autoscaling()
                .map((AutoscalingProps scaling) -> scaling.minReplicas() + " to " + scaling.maxReplicas() + " replicas")
                .orElseGet(() -> Clients.replicas(server.props().replicas().orElse(1)));
    }

    private void clients(Clients clients, Optional<WiredServer> server, Map<String, String> apis) {
        box(
                clients.namespace(),
                clients.id() + "[" + clients.label(props.prefectVersion().toString()) + "]");
        if (server.map(WiredServer::endpoint).filter(clients.api()::equals).isPresent()) {
            arrows.add(clients.id() + " -- " + clients.does() + " --> server");
            return;
        }
        String url = clients.api().url();
        String id = apis.computeIfAbsent(url, key -> "api" + apis.size());
        String way = Label.of(clients.does() + secrets(" with ", clients.api().credentials().stream()));
        arrows.add(clients.id() + " -- " + way + " --> " + id + "[" + Label.of(url) + "]");
    }

    private static String place(Database database, String namespace) {
        return database instanceof Sqlite || database instanceof CloudNativePg ? namespace : "";
    }

    private static String describe(Messaging messaging) {
        if (messaging instanceof RedisProps redis) {
            return Label.of(redis.objectName(), secrets("", Stream.of(redis.password())));
        }
        return messaging instanceof ExternalRedis external
                ? Label.of(external.host(), secrets("", external.password().stream()))
                : Label.of();
    }

    private static String secretOf(ExternalPostgres external) {
        return external.keys()
                .map(keys -> "Secret " + keys.secret())
                .orElseGet(() -> secrets("", external.password().stream()));
    }

    private static String secrets(String before, Stream<Credential> credentials) {
        return credentials
                .map(credential -> before + "Secret " + credential.secretKey().name())
                .collect(joining());
    }

    private static String describe(Database database) {
        if (database instanceof PostgresProps postgres) {
            return Label.of(
                    postgres.objectName(),
                    "Secret " + postgres.password().secretKey().name());
        }
        if (database instanceof ExternalPostgres external) {
            return Label.of(external.host().orElse("PostgreSQL"), secretOf(external));
        }
        if (database instanceof ConnectionString connection) {
            return Label.of("Secret " + connection.url().secretKey().name());
        }
        if (database instanceof CloudNativePg operator) {
            return Label.of("CloudNativePG", "Secret " + operator.secret());
        }
        if (database instanceof Sqlite sqlite) {
            return Label.of("SQLite", sqlite.storage().size());
        }
        return database instanceof FromEnvironment ? Label.of("as the environment says") : Label.of();
    }

    private void box(String namespace, String box) {
        boxes.computeIfAbsent(namespace, key -> new ArrayList<>()).add(box);
    }

    private String text() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        int number = 0;
        for (Map.Entry<String, List<String>> place : boxes.entrySet()) {
            boolean isNamespace = !place.getKey().isEmpty();
            if (isNamespace) {
                text.append("    subgraph namespace")
                        .append(number++)
                        .append('[')
                        .append(Label.of("namespace " + place.getKey()))
                        .append("]\n");
            }
            for (String box : place.getValue()) {
                text.append(isNamespace ? "        " : "    ").append(box).append('\n');
            }
            if (isNamespace) {
                text.append("    end\n");
            }
        }
        arrows.forEach(arrow -> text.append("    ").append(arrow).append('\n'));
        return text.toString();
    }
}
