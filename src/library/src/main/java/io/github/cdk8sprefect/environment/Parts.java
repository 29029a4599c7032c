package io.github.cdk8sprefect.environment;

import static io.github.cdk8sprefect.argocd.SyncWave.FOUNDATION;
import static io.github.cdk8sprefect.argocd.SyncWave.LAST;
import static io.github.cdk8sprefect.argocd.SyncWave.MIGRATION;
import static io.github.cdk8sprefect.argocd.SyncWave.SERVER;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.api.PrefectWorkspace;
import io.github.cdk8sprefect.argocd.ApplicationProps.PodSecurity;
import io.github.cdk8sprefect.argocd.SyncWave;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.PrefectHttpRoute;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.jobtemplate.PodSecurityLevel;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.Redis;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.PrefectExporter;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.server.WiredServer;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all parts of an environment. Code that concerns every part is a loop over this list. */
@Internal
public final class Parts {

    private final PrefectEnvironmentProps props;
    private final EnvironmentWiring wiring;
    private final WithDefaults defaults;
    private final Optional<WiredServer> server;
    private final List<Part> all;

    private Parts(PrefectEnvironmentProps props) {
        this.props = props;
        this.wiring = new EnvironmentWiring(props);
        this.defaults = new WithDefaults(props.defaults());
        List<Part> clients = clients();
        boolean needsServer = wiring.asksForServer() || clients.stream().anyMatch(Part::lacksApi);
        this.server = needsServer ? Optional.of(wiring.server()) : Optional.empty();
        Optional<ApiEndpoint> here = server.map(WiredServer::endpoint);
        List<Part> asking =
                clients.stream().map(client -> client.withDefaultApi(here)).toList();
        this.all = Stream.of(
                        server.map(this::ofServer).orElse(List.of()),
                        SharedCredentials.parts(withFlowRuns(asking, here), server, props.prefectVersion()),
                        asking,
                        objects())
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!this.all.isEmpty()) {
            Set<String> names = namespaceNames();
            props.networkPolicies()
                    .ifPresent(policies -> this.all.add(networkPolicies(policies, withFlowRuns(asking, here), names)));
            props.namespaces().ifPresent(namespaces -> this.all.add(0, namespaces(namespaces, names)));
        }
    }

    /** Of all parts, and of flow runs. */
    private Set<String> namespaceNames() {
        Set<String> names = new TreeSet<>();
        all.forEach(part -> names.add(part.wiring().namespace()));
        props.workers().forEach(worker -> worker.jobsNamespace().ifPresent(names::add));
        return names;
    }

    private Part networkPolicies(NetworkPoliciesProps policies, List<Wiring> apiClients, Set<String> names) {
        return Part.of(
                        "networkPolicies",
                        PrefectNetworkPolicies.NAME,
                        FOUNDATION,
                        wiring.ofEnvironment(),
                        (scope, id, wired) -> new PrefectNetworkPolicies(
                                scope,
                                id,
                                new AllowedTraffic(props, policies, server, apiClients, names).policies(),
                                wired.customize()))
                .withRule(() -> new NetworkPolicyNeeds(props, policies).check());
    }

    private Part namespaces(NamespacesProps namespaces, Set<String> names) {
        return Part.of(
                        "namespaces",
                        PrefectNamespaces.NAME,
                        FOUNDATION,
                        wiring.ofEnvironment(),
                        (scope, id, wired) -> new PrefectNamespaces(scope, id, namespaces, names, wired.customize()))
                .withRule(() -> checkFlowRuns(namespaces));
    }

    private void checkFlowRuns(NamespacesProps namespaces) {
        Problems problems = Problems.of(NamespacesProps.class);
        boolean isRestricted = namespaces.podSecurity() == PodSecurity.restricted;
        for (int index = 0; index < props.workers().size(); index++) {
            String path = "workers[" + index + "].jobTemplate.podSecurity";
            props.workers()
                    .get(index)
                    .jobTemplate()
                    .filter(jobs -> isRestricted && jobs.podSecurity() != PodSecurityLevel.restricted)
                    .ifPresent(jobs -> problems.require(
                            false,
                            "podSecurity",
                            PodSecurity.restricted,
                            "refuses the flow runs of " + path + ": " + jobs.podSecurity()
                                    + "; take baseline here, too"));
        }
        problems.throwIfAny();
    }

    /** The clients, and the flow runs of workers that run in a namespace of their own. */
    private List<Wiring> withFlowRuns(List<Part> clients, Optional<ApiEndpoint> here) {
        List<Wiring> all = new ArrayList<>(clients.stream().map(Part::wiring).toList());
        for (WorkerProps worker : props.workers()) {
            Wiring wired = wiring.of(worker);
            worker.jobsNamespace()
                    .ifPresent(namespace -> all.add(new Wiring(
                            namespace,
                            wired.version(),
                            wired.api().or(() -> here),
                            wired.logFormat(),
                            wired.customize())));
        }
        return all;
    }

    /** The parts that the props ask for, and the parts that those need. */
    public static Parts of(PrefectEnvironmentProps props) {
        return new Parts(props);
    }

    /** The parts, in the order in which they are placed. */
    public List<Part> all() {
        return Collections.unmodifiableList(all);
    }

    /** The server, if there is one. */
    public Optional<WiredServer> server() {
        return server;
    }

    /** Reports parts that do not work together. */
    void check(Problems problems) {
        server.ifPresent(wired -> problems.attempt("", wired::messagingChecked));
        all.forEach(part -> problems.attempt(part.path(), part::checked));
        SharedPools.check(props.workers(), wiring, problems);
        new ClientRules(props, server.map(WiredServer::endpoint), problems).check();
        server.filter(wired -> wired.props().publicApiUrl().isEmpty()).ifPresent(wired -> {
            props.ingress().ifPresent(ingress -> checkHost(problems, "ingress.host", ingress.host()));
            props.httpRoute().ifPresent(route -> checkHost(problems, "httpRoute.host", route.host()));
        });
        FileNames.of(all).check(problems);
    }

    /** The host is the address of the API for browsers, which a wildcard is not. */
    private static void checkHost(Problems problems, String path, String host) {
        problems.require(
                !host.startsWith("*"),
                path,
                host,
                "is a wildcard; set server.publicApiUrl to the address at which browsers find the API");
    }

    /** The server, its database and everything else that belongs to it. */
    private List<Part> ofServer(WiredServer server) {
        List<Part> parts = new ArrayList<>();
        if (props.databaseOrDefault() instanceof PostgresProps said) {
            PostgresProps postgres = defaults.of(said);
            parts.add(part(
                    "database.postgres",
                    postgres,
                    FOUNDATION,
                    (scope, id, wired) -> new Postgres(
                            scope,
                            id,
                            postgres.withConnections(server.databaseConnections()),
                            wired,
                            server.databaseClients())));
        }
        if (props.messaging().orElse(null) instanceof RedisProps said) {
            RedisProps redis = defaults.of(said);
            parts.add(part(
                    "messaging.redis",
                    redis,
                    FOUNDATION,
                    (scope, id, wired) -> new Redis(scope, id, redis, wired, server.messagingClients())));
        }
        if (server.hasMigrationJob()) {
            parts.add(Part.of(
                    "server.migration",
                    server.migrationName(),
                    MIGRATION,
                    server.migrationWiring(),
                    (scope, id, wired) -> new DatabaseMigration(scope, id, server, wired.customize())));
        }
        parts.add(part(
                        "server",
                        server.props(),
                        SERVER,
                        (scope, id, wired) -> new PrefectServer(scope, id, server, wired.customize()))
                .withRule(server::checked));
        if (server.messaging().isPresent()) {
            parts.add(Part.of(
                    "server.backgroundServices",
                    server.servicesName(),
                    SERVER,
                    server.servicesWiring(),
                    (scope, id, wired) -> new BackgroundServices(scope, id, server, wired.customize())));
        }
        props.ingress()
                .ifPresent(ingress -> parts.add(Part.of(
                                "ingress",
                                "prefect-ingress",
                                LAST,
                                server.wiring().withCustomize(Customize.all(ingress.customize())),
                                (scope, id, wired) ->
                                        new PrefectIngress(scope, id, ingress, server.service(), wired.customize()))
                        .withRule(() -> ingress.checkFor(server.service()))));
        props.httpRoute()
                .ifPresent(route -> parts.add(Part.of(
                                "httpRoute",
                                "prefect-http-route",
                                LAST,
                                server.wiring().withCustomize(Customize.all(route.customize())),
                                (scope, id, wired) ->
                                        new PrefectHttpRoute(scope, id, route, server.service(), wired.customize()))
                        .withRule(() -> route.checkFor(server.service()))));
        return parts;
    }

    /** What the user wrote whole. It comes first, because pods may need it. */
    private List<Part> objects() {
        return props.objects().isEmpty()
                ? List.of()
                : List.of(Part.of(
                        "objects",
                        ExtraObjects.NAME,
                        FOUNDATION,
                        wiring.ofEnvironment(),
                        (scope, id, wired) -> new ExtraObjects(scope, id, props.objects(), wired.customize())));
    }

    /** The clients of an API: their own, the environment's or the server's. */
    private List<Part> clients() {
        List<Part> parts = new ArrayList<>();
        props.monitoring()
                .map(said -> said.withDefaultCsrf(asksForCsrfTokens(said)))
                .map(defaults::of)
                .ifPresent(exporter -> parts.add(part(
                                "monitoring",
                                exporter,
                                LAST,
                                (scope, id, wired) -> new PrefectExporter(scope, id, exporter, wired))
                        .asClient("asks", "", 1)));
        for (int index = 0; index < props.agents().size(); index++) {
            AgentProps agent = defaults.of(props.agents().get(index));
            parts.add(part(
                            "agents[" + index + "]",
                            agent,
                            LAST,
                            (scope, id, wired) -> new PrefectAgent(scope, id, agent, wired))
                    .asClient(
                            "polls", agent.workPool().orElse(String.join(", ", agent.workQueues())), agent.replicas()));
        }
        for (int index = 0; index < props.workers().size(); index++) {
            WorkerProps worker = defaults.of(props.workers().get(index), props.prefectVersion());
            parts.add(part(
                            "workers[" + index + "]",
                            worker,
                            LAST,
                            (scope, id, wired) -> new PrefectWorker(scope, id, worker, wired))
                    .asClient("polls", worker.workPool().name(), worker.replicas()));
        }
        props.workspace()
                .map(defaults::of)
                .map(said -> props.argocd().isPresent() ? said : said.deletedWhenFinished())
                .ifPresent(workspace -> parts.add(part(
                                "workspace",
                                workspace,
                                LAST,
                                (scope, id, wired) -> new PrefectWorkspace(scope, id, workspace, wired))
                        .asClient("sets up", "", 1)));
        return parts;
    }

    private boolean asksForCsrfTokens(PartProps client) {
        return wiring.of(client).api().isEmpty()
                && props.server().filter(ServerProps::csrfProtection).isPresent();
    }

    private Part part(String path, PartProps said, SyncWave wave, Part.Place place) {
        return Part.of(path, said.objectName(), wave, wiring.of(said), place)
                .withRule(() -> said.checkFor(wiring.of(said).version()));
    }
}
