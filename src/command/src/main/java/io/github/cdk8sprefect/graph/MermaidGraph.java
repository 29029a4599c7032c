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
import io.github.cdk8sprefect.environment.Part;
import io.github.cdk8sprefect.environment.Parts;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Printable;
import io.github.cdk8sprefect.props.Secrecy;
import io.github.cdk8sprefect.server.WiredServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An environment as a Mermaid flowchart. Secrets are named and never shown. */
@Internal
public final class MermaidGraph {

    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    private MermaidGraph() {}

    /** The flowchart's text. */
    public static String of(PrefectEnvironmentProps props) {
        MermaidGraph graph = new MermaidGraph();
        Parts parts = Parts.of(props);
        parts.server().ifPresent(server -> graph.server(server, props));
        for (Part part : parts.all()) {
            part.client().ifPresent(client -> graph.client(part, client, parts.server()));
        }
        return graph.text.toString();
    }

    private void server(WiredServer server, PrefectEnvironmentProps props) {
        node(
                "server",
                server.props().objectName() + "<br>Prefect " + server.version()
                        + secrets("<br>", server.props().basicAuth().stream()));
        List<String> hosts = Stream.concat(
                        props.ingress().map(IngressProps::host).stream(),
                        props.httpRoute().map(HttpRouteProps::host).stream())
                .toList();
        for (String way : hosts.isEmpty() ? List.of("port forward") : hosts) {
            arrow("browser", "browser", way, "server");
        }
        line("database[(\"" + escaped(describe(props.databaseOrDefault())) + "\")]");
        line("server --> database");
        props.messaging().ifPresent(messaging -> messaging(server, messaging));
    }

    private void messaging(WiredServer server, Messaging messaging) {
        line("messaging[(\"" + escaped(describe(messaging)) + "\")]");
        line("server --> messaging");
        node("services", server.servicesName());
        line("services --> messaging");
        line("services --> database");
    }

    private void client(Part part, Part.Client client, Optional<WiredServer> server) {
        String name = part.name();
        ApiEndpoint api = part.wiring().api().orElseThrow();
        node(name, client.what().isEmpty() ? name : name + "<br>" + client.what());
        if (server.map(WiredServer::endpoint).filter(api::equals).isPresent()) {
            line(name + " -- " + client.does() + " --> server");
        } else {
            line(name + " -- " + client.does() + secrets(" with ", api.credentials().stream()) + " --> api"
                    + Integer.toHexString(api.url().hashCode()) + "[\"" + escaped(api.url()) + "\"]");
        }
    }

    private static String describe(Messaging messaging) {
        if (messaging instanceof RedisProps redis) {
            return redis.objectName() + secrets("<br>", Stream.of(redis.password()));
        }
        return messaging instanceof ExternalRedis external
                ? external.host() + secrets("<br>", external.password().stream())
                : "";
    }

    private static String secrets(String before, Stream<Credential> credentials) {
        return credentials
                .map(credential -> before + "Secret " + credential.secretKey().name())
                .collect(joining());
    }

    private static String describe(Database database) {
        if (database instanceof PostgresProps postgres) {
            return postgres.objectName() + "<br>Secret "
                    + postgres.password().secretKey().name();
        }
        if (database instanceof ExternalPostgres external) {
            return external.host() + "<br>Secret "
                    + external.password().secretKey().name();
        }
        if (database instanceof ConnectionString connection) {
            return "Secret " + connection.url().secretKey().name();
        }
        if (database instanceof CloudNativePg operator) {
            return "CloudNativePG<br>Secret " + operator.secret();
        }
        if (database instanceof Sqlite sqlite) {
            return "SQLite<br>" + sqlite.storage().size();
        }
        return database instanceof FromEnvironment ? "as the environment says" : "";
    }

    private void node(String id, String label) {
        line(id + "[\"" + escaped(label) + "\"]");
    }

    private void arrow(String id, String label, String text, String to) {
        line(id + "([" + label + "]) -- \"" + escaped(text) + "\" --> " + to);
    }

    private void line(String content) {
        text.append("    ").append(content).append('\n');
    }

    private static String escaped(String label) {
        return Printable.onOneLine(Secrecy.masked(label)).replace("\"", "#quot;");
    }
}
