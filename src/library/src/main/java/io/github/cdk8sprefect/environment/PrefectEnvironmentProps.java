package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.database.Database;
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
import java.util.List;
import java.util.Optional;

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

    /** Puts the defaults in, and refuses parts that do not go together. */
    public PrefectEnvironmentProps(
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
        Problems problems = Problems.of(PrefectEnvironmentProps.class);
        String place = Defaults.orElse(namespace, Identity.DEFAULT_NAMESPACE);
        problems.dnsLabel(place, "namespace");
        // If the namespace is refused, the default stands in, so that the other problems are found as well.
        this.namespace = problems.isEmpty() ? place : Identity.DEFAULT_NAMESPACE;
        this.prefectVersion = Defaults.orElse(prefectVersion, PrefectVersion.DEFAULT);
        this.api = api;
        this.database = database;
        this.messaging = messaging;
        this.server = server;
        this.ingress = ingress;
        this.httpRoute = httpRoute;
        this.monitoring = monitoring;
        this.agents = Defaults.list(agents);
        this.workers = Defaults.list(workers);
        this.patches = Defaults.list(patches);
        this.argocd = argocd;
        Parts.of(this).check(problems);
        problems.throwIfAny();
    }

    /** The server's database, if there is a server. */
    public Database databaseOrDefault() {
        return database.orElseGet(PostgresProps::defaults);
    }

    /** Starts from the defaults. */
    public static PrefectEnvironmentPropsBuilder builder() {
        return PrefectEnvironmentPropsBuilder.builder();
    }
}
