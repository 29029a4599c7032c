package io.github.cdk8sprefect.environment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.api.WorkspaceProps;
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
import io.github.cdk8sprefect.prefect.LogFormat;
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
 * <p>There is a server when {@code server}, {@code database}, {@code messaging}, {@code ingress} or {@code httpRoute}
 * is given, or when an agent, a worker, the exporter or the workspace does not name the API that it uses.
 *
 * @param namespace the namespace of parts that do not set their own. Default: {@code prefect}. Must be a DNS label
 * @param prefectVersion the version of Prefect of parts that do not set their own. Default: 2.20.25. Refused: versions
 *     before 2.13.0, and 3.x together with agents
 * @param api the API of agents and workers that do not set their own. Default: the environment's server
 * @param logFormat how server, background services, agents, workers and flow runs write their logs: {@code text}, or {@code json}
 *     for one JSON object a line. Default: {@code text}. Prefect: {@code PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER}
 * @param database the server's database. Default: the bundled PostgreSQL
 * @param messaging the Redis through which several servers of Prefect 3 communicate. With it, web servers, background
 *     services and a migration Job are separate. Default: none; one server does everything. Refused before Prefect 3.6
 *     and with SQLite
 * @param server the server. Default: a server with default settings, if one is needed
 * @param ingress an Ingress in front of the server. Default: none
 * @param httpRoute an HTTPRoute of the Gateway API in front of the server. Default: none
 * @param monitoring an exporter that serves metrics of the API to Prometheus. Default: none
 * @param agents the agents. Refused: two with the same name
 * @param workers the workers. Refused: two with the same name
 * @param workspace variables and concurrency limits that all flows share. Default: none
 * @param objects whole objects beside those of the parts, such as a ConfigMap or a Gateway, written unchanged. Default: none. Refused:
 *     one without {@code apiVersion}, {@code kind} or {@code metadata.name}, and a Secret, which everybody could read
 * @param patches changes to fields without a setting, of any object. Default: none. Refused: a patch that matches no
 *     object
 * @param namespaces the namespaces themselves, with Pod Security labels. Default: none; somebody else makes them
 * @param networkPolicies the connections that the installation needs in namespaces that deny all others. Default: none but those of
 *     the bundled database and Redis
 * @param defaults settings of all parts, each of which may say otherwise. Default: none
 * @param argocd settings for Argo CD: sync waves and an Application. Default: none
 */
@PropsBuilder
public record PrefectEnvironmentProps(
        String namespace,
        PrefectVersion prefectVersion,
        Optional<ApiEndpoint> api,
        LogFormat logFormat,
        Optional<Database> database,
        Optional<Messaging> messaging,
        Optional<ServerProps> server,
        Optional<IngressProps> ingress,
        Optional<HttpRouteProps> httpRoute,
        Optional<ExporterProps> monitoring,
        List<AgentProps> agents,
        List<WorkerProps> workers,
        Optional<WorkspaceProps> workspace,
        List<ObjectNode> objects,
        List<PatchProps> patches,
        Optional<NamespacesProps> namespaces,
        Optional<NetworkPoliciesProps> networkPolicies,
        EnvironmentDefaults defaults,
        Optional<ArgoCdProps> argocd) {

    /** Puts the defaults in, and refuses parts that do not go together. */
    public PrefectEnvironmentProps(
            String namespace,
            PrefectVersion prefectVersion,
            Optional<ApiEndpoint> api,
            LogFormat logFormat,
            Optional<Database> database,
            Optional<Messaging> messaging,
            Optional<ServerProps> server,
            Optional<IngressProps> ingress,
            Optional<HttpRouteProps> httpRoute,
            Optional<ExporterProps> monitoring,
            List<AgentProps> agents,
            List<WorkerProps> workers,
            Optional<WorkspaceProps> workspace,
            List<ObjectNode> objects,
            List<PatchProps> patches,
            Optional<NamespacesProps> namespaces,
            Optional<NetworkPoliciesProps> networkPolicies,
            EnvironmentDefaults defaults,
            Optional<ArgoCdProps> argocd) {
        Problems problems = Problems.of(PrefectEnvironmentProps.class);
        String place = Defaults.orElse(namespace, Identity.DEFAULT_NAMESPACE);
        problems.dnsLabel(place, "namespace");
        // If the namespace is refused, the default stands in, so that the other problems are found as well.
        this.namespace = problems.isEmpty() ? place : Identity.DEFAULT_NAMESPACE;
        this.prefectVersion = Defaults.orElse(prefectVersion, PrefectVersion.DEFAULT);
        this.api = api;
        this.logFormat = Defaults.orElse(logFormat, LogFormat.text);
        this.database = database;
        this.messaging = messaging;
        this.server = server;
        this.ingress = ingress;
        this.httpRoute = httpRoute;
        this.monitoring = monitoring;
        this.agents = Defaults.list("agents", agents);
        this.workers = Defaults.list("workers", workers);
        this.workspace = workspace;
        this.objects = Defaults.list("objects", objects);
        ExtraObjects.check(problems, this.objects);
        this.patches = Defaults.list("patches", patches);
        this.namespaces = namespaces;
        this.networkPolicies = networkPolicies;
        this.defaults = Defaults.orElse(defaults, EnvironmentDefaults.none());
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
