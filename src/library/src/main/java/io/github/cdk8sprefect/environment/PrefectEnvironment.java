package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.argocd.ArgoApplication;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.argocd.SyncWave;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.ingress.PrefectHttpRoute;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.messaging.Redis;
import io.github.cdk8sprefect.monitoring.PrefectExporter;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.worker.PrefectWorker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.constructs.Construct;

/**
 * A whole Prefect installation: database, server, agents, workers and what goes with them, each a chart beside the others, so that
 * each gives one file named for it.
 */
public final class PrefectEnvironment {

    private final PrefectEnvironmentProps props;
    private final Optional<Postgres> postgres;
    private final Optional<Redis> redis;
    private final Optional<DatabaseMigration> migration;
    private final Optional<PrefectServer> server;
    private final Optional<BackgroundServices> backgroundServices;
    private final Optional<PrefectIngress> ingress;
    private final Optional<PrefectHttpRoute> httpRoute;
    private final Optional<PrefectExporter> exporter;
    private final List<ApiCredentials> apiCredentials;
    private final List<PrefectAgent> agents;
    private final List<PrefectWorker> workers;

    /**
     * Places all parts in {@code scope}, mostly an {@code App}.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for parts that cannot stand beside each other, and for
     *     pieces of a pod that do not go with ours; with the problems of all parts
     */
    public PrefectEnvironment(Construct scope, PrefectEnvironmentProps props) {
        this(scope, props, part -> {});
    }

    /** Places all parts in {@code scope}, and tells {@code placed} of each agent and worker when it stands there. */
    public PrefectEnvironment(Construct scope, PrefectEnvironmentProps props, Consumer<Component> placed) {
        this.props = props;
        Problems problems = Problems.of(PrefectEnvironment.class);
        Placing placing = new Placing(scope, props, Names.of(props), everyPart(props, problems), problems);
        this.postgres = placing.postgres();
        this.redis = placing.redis();
        Optional<DatabaseConnection> database = placing.database(postgres);
        Optional<ExternalRedis> messaging = placing.messaging(redis);
        this.migration = placing.migration(database);
        this.server = placing.server(database, messaging);
        this.backgroundServices = placing.backgroundServices(database, messaging);
        this.ingress = placing.ingress(server);
        this.httpRoute = placing.httpRoute(server);
        this.exporter = placing.exporter();
        this.apiCredentials = placing.apiCredentials();
        this.agents = placing.agents(placed);
        this.workers = placing.workers(placed);
        if (problems.isEmpty()) {
            Objects objects = Objects.of(this);
            objects.check(problems);
            new Patches(props.patches(), problems).check(objects.all());
        }
        problems.throwIfAny();
    }

    /** The database, where it is one of ours. */
    public Optional<Postgres> postgres() {
        return postgres;
    }

    /** The Redis, where it is one of ours. */
    public Optional<Redis> redis() {
        return redis;
    }

    /** The Job that migrates the database, where there is one. */
    public Optional<DatabaseMigration> migration() {
        return migration;
    }

    /** The server, where there is one. */
    public Optional<PrefectServer> server() {
        return server;
    }

    /** The server's background services, where they are apart. */
    public Optional<BackgroundServices> backgroundServices() {
        return backgroundServices;
    }

    /** The ingress, where there is one. */
    public Optional<PrefectIngress> ingress() {
        return ingress;
    }

    /** The HTTPRoute, where there is one. */
    public Optional<PrefectHttpRoute> httpRoute() {
        return httpRoute;
    }

    /** The exporter for Prometheus, where there is one. */
    public Optional<PrefectExporter> exporter() {
        return exporter;
    }

    /** What lets agents and workers into their APIs, where it has to be written: one for each of their namespaces. */
    public List<ApiCredentials> apiCredentials() {
        return apiCredentials;
    }

    /** The agents, in the order of the props. */
    public List<PrefectAgent> agents() {
        return agents;
    }

    /** The workers, in the order of the props. */
    public List<PrefectWorker> workers() {
        return workers;
    }

    /**
     * The secret values that the manifests hold for everyone who can read them, each by where it stands, as in {@code Secret
     * prefect/db}; none unless somebody asked so.
     */
    public List<String> inlineSecrets() {
        return Objects.of(this).inlineSecrets();
    }

    /**
     * Places Argo CD's Application of this environment, where the props ask for one.
     *
     * @param scope mostly another {@code App} than that of the environment, so that the Application does not lie in the
     *     folder that it reads
     */
    public Optional<ArgoApplication> placeApplication(Construct scope) {
        return props.argocd()
                .flatMap(ArgoCdProps::application)
                .map(application -> new ArgoApplication(
                        scope,
                        application.name(),
                        application,
                        props.namespace(),
                        Objects.of(this).all()));
    }

    private static EveryPart everyPart(PrefectEnvironmentProps props, Problems problems) {
        return new EveryPart(
                props.argocd().isPresent() ? SyncWave.onEachObject() : Customize.nothing(),
                new Patches(props.patches(), problems));
    }
}
