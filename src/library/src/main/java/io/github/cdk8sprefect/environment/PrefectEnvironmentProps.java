package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PatchProps;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A whole Prefect installation; {@code prefect.yaml} is this record.
 *
 * <p>There is a server when {@code server}, {@code database}, {@code messaging}, {@code ingress} or {@code httpRoute} is given,
 * or when an agent, a worker or the exporter does not say which API it talks to.
 *
 * @param namespace where every part runs that does not say otherwise. Default: {@code prefect}. Refused: what is no DNS
 *     label
 * @param prefectVersion the Prefect of every part that does not say otherwise. Default: 2.20.25. Refused: 3.x beside
 *     agents, and what is older than 2.13.0
 * @param api the API of every agent and worker that does not say otherwise. Default: the server here
 * @param database where the server keeps its data. Default: a PostgreSQL beside it
 * @param messaging what several servers of a Prefect 3 talk through. With it, web servers, background services and a
 *     migration Job are apart. Default: none, one server does everything. Refused: before Prefect 3.6, and on SQLite
 * @param server the server. Default: one with the default of everything, where one is needed
 * @param ingress how the server is reached from outside. Default: not at all
 * @param httpRoute the same by the Gateway API. Default: not at all
 * @param monitoring what Prometheus reads of it: an exporter that asks the API. Default: none
 * @param agents any number of agents. Refused: two with objects of one name
 * @param workers any number of workers. Refused: two with objects of one name
 * @param patches changes of any field of any object that is written, for what has no setting. Default: none. Refused: one that
 *     is for no object
 * @param argocd what Argo CD needs to install it: an order of the objects, and an Application. Default: nothing of it
 */
@PropsBuilder
public record PrefectEnvironmentProps(
        String namespace,
        PrefectVersion prefectVersion,
        Optional<ApiEndpoint> api,
        Optional<Database> database,
        Optional<Messaging> messaging,
        Optional<ServerProps> server,
        Optional<IngressProps> ingress,
        Optional<HttpRouteProps> httpRoute,
        Optional<ExporterProps> monitoring,
        List<AgentProps> agents,
        List<WorkerProps> workers,
        List<PatchProps> patches,
        Optional<ArgoCdProps> argocd) {

    /** Hands namespace and version down to the parts, and refuses parts that do not go together. */
    public PrefectEnvironmentProps {
        namespace = Defaults.orElse(namespace, Identity.DEFAULT_NAMESPACE);
        prefectVersion = Defaults.orElse(prefectVersion, PrefectVersion.DEFAULT);
        agents = Defaults.list(agents);
        workers = Defaults.list(workers);
        patches = Defaults.list(patches);

        Problems problems = Problems.of(PrefectEnvironmentProps.class).dnsLabel(namespace, "namespace");
        Inheritance inheritance =
                new Inheritance(problems.isEmpty() ? namespace : Identity.DEFAULT_NAMESPACE, prefectVersion);
        agents = each("agents", agents, inheritance::agent, problems);
        workers = each("workers", workers, inheritance::worker, problems);

        monitoring = monitoring.map(inheritance::exporter);

        boolean needsServer = server.isPresent()
                || database.isPresent()
                || messaging.isPresent()
                || ingress.isPresent()
                || httpRoute.isPresent()
                || (api.isEmpty()
                        && (monitoring
                                        .filter(exporter -> exporter.api().isEmpty())
                                        .isPresent()
                                || agents.stream().anyMatch(agent -> agent.api().isEmpty())
                                || workers.stream()
                                        .anyMatch(worker -> worker.api().isEmpty())));
        if (needsServer) {
            database = Optional.of(inheritance.database(database.orElseGet(PostgresProps::defaults)));
            ServerProps asked = server.orElseGet(() -> ServerProps.builder().build());
            messaging = messaging.map(inheritance::messaging);
            boolean messages = messaging.isPresent();
            Optional<IngressProps> byIngress = ingress;
            Optional<HttpRouteProps> byRoute = httpRoute;
            boolean shared = !(database.get() instanceof DatabaseConnection connection) || connection.isShared();
            boolean fits =
                    !messages || supportsMessaging(asked.prefectVersion().orElse(prefectVersion), shared, problems);
            server = problems.attempt("server", () -> {
                ServerProps inherited = inheritance.server(asked, byIngress, byRoute);
                return fits ? inherited.checkedFor(shared, messages) : inherited;
            });
        }
        Optional<String> serverPath = server.flatMap(ServerProps::path);
        ingress.flatMap(IngressProps::path).ifPresent(path -> leadsTo(serverPath, path, "ingress.path", problems));
        httpRoute
                .flatMap(HttpRouteProps::path)
                .ifPresent(path -> leadsTo(serverPath, path, "httpRoute.path", problems));
        Clients clients = Clients.of(api, server, monitoring, agents, workers);
        Names.of(
                        server,
                        database,
                        messaging,
                        ingress.isPresent(),
                        httpRoute.isPresent(),
                        monitoring,
                        clients,
                        agents,
                        workers)
                .check(problems);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static PrefectEnvironmentPropsBuilder builder() {
        return PrefectEnvironmentPropsBuilder.builder();
    }

    /** Whether processes of this version, on this database, can be apart. */
    private static boolean supportsMessaging(PrefectVersion version, boolean sharedDatabase, Problems problems) {
        problems.require(
                        version.supportsMessaging(),
                        "messaging",
                        "needs Prefect 3.6.0 or later (servers of " + version
                                + " share nothing through Redis, or not all)")
                .require(sharedDatabase, "messaging", "needs a PostgreSQL (SQLite is a file of one server)");
        return version.supportsMessaging() && sharedDatabase;
    }

    /** What comes in by another path than the server's own finds nothing there. */
    private static void leadsTo(Optional<String> serverPath, String path, String where, Problems problems) {
        serverPath.ifPresent(own -> problems.require(
                own.startsWith(path), where, path, "must lead to the server's path, " + own + "; leave it out"));
    }

    private static <T> List<T> each(String path, List<T> parts, Function<T, T> change, Problems problems) {
        List<T> changed = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            T part = parts.get(index);
            problems.attempt(path + "[" + index + "]", () -> change.apply(part)).ifPresent(changed::add);
        }
        return List.copyOf(changed);
    }
}
