package io.github.cdk8sprefect.graph;

import static java.util.stream.Collectors.joining;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.CloudNativePg;
import io.github.cdk8sprefect.database.ConnectionString;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.database.FromEnvironment;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.database.Sqlite;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Secrecy;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
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
        props.server().ifPresent(server -> graph.server(server, props));
        props.monitoring().ifPresent(exporter -> {
            String name = exporter.objectName();
            graph.node(name, name);
            graph.client(name, "asks", exporter.api().or(props::api), props.server());
        });
        for (AgentProps agent : props.agents()) {
            String pool = agent.workPool().orElse(String.join(", ", agent.workQueues()));
            graph.poller(agent.objectName(), pool, agent.api().or(props::api), props.server());
        }
        for (WorkerProps worker : props.workers()) {
            graph.poller(worker.objectName(), worker.workPool(), worker.api().or(props::api), props.server());
        }
        return graph.text.toString();
    }

    private void server(ServerProps server, PrefectEnvironmentProps props) {
        node(
                "server",
                server.objectName() + "<br>Prefect " + server.version() + secrets("<br>", server.basicAuth().stream()));
        List<String> hosts = Stream.concat(
                        props.ingress().map(IngressProps::host).stream(),
                        props.httpRoute().map(HttpRouteProps::host).stream())
                .toList();
        for (String way : hosts.isEmpty() ? List.of("port forward") : hosts) {
            arrow("browser", "browser", way, "server");
        }
        line("database[(\"" + escaped(describe(props.database().orElseThrow())) + "\")]");
        line("server --> database");
        props.messaging().ifPresent(messaging -> messaging(server, messaging));
    }

    private void messaging(ServerProps server, Messaging messaging) {
        line("messaging[(\"" + escaped(describe(messaging)) + "\")]");
        line("server --> messaging");
        node("services", BackgroundServices.objectName(server));
        line("services --> messaging");
        line("services --> database");
    }

    private void poller(String name, String pool, Optional<ApiEndpoint> api, Optional<ServerProps> server) {
        node(name, name + "<br>" + pool);
        client(name, "polls", api, server);
    }

    private void client(String name, String does, Optional<ApiEndpoint> api, Optional<ServerProps> server) {
        if (api.isEmpty() && server.isPresent()) {
            line(name + " -- " + does + " --> server");
        } else {
            api.ifPresent(endpoint -> line(name + " -- " + does + secrets(" with ", endpoint.credentials().stream())
                    + " --> api" + Integer.toHexString(endpoint.url().hashCode()) + "[\"" + escaped(endpoint.url())
                    + "\"]"));
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
        return Secrecy.masked(label).replace("\"", "#quot;");
    }
}
