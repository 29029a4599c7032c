package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A whole Prefect installation: database, server, ingress, agents and workers, each a chart beside the others, so that
 * each gives one file named for it.
 */
public final class PrefectEnvironment {

    private final Optional<Postgres> postgres;
    private final Optional<PrefectServer> server;
    private final Optional<PrefectIngress> ingress;
    private final List<PrefectAgent> agents = new ArrayList<>();
    private final List<PrefectWorker> workers = new ArrayList<>();

    /** Places all parts in {@code scope}, mostly an {@code App}. */
    public PrefectEnvironment(Construct scope, PrefectEnvironmentProps props) {
        Names names = Names.of(
                props.server(), props.database(), props.ingress().isPresent(), props.agents(), props.workers());
        this.postgres = props.database()
                .filter(PostgresProps.class::isInstance)
                .map(PostgresProps.class::cast)
                .map(database -> new Postgres(
                        scope,
                        names.chartId(database.namespace().orElseThrow(), database.objectName()),
                        database,
                        PrefectServer.pods(props.server().orElseThrow())));
        this.server = props.server()
                .map(settings -> new PrefectServer(
                        scope,
                        names.chartId(settings.namespace().orElseThrow(), settings.objectName()),
                        settings,
                        connection(props.database().orElseThrow())));
        this.ingress = props.ingress()
                .map(exposure -> new PrefectIngress(
                        scope,
                        names.chartId(props.server().orElseThrow().namespace().orElseThrow(), Names.INGRESS),
                        exposure,
                        server.orElseThrow().service()));

        Optional<ApiEndpoint> api = props.api().or(() -> server.map(PrefectServer::endpoint));
        for (AgentProps agent : props.agents()) {
            String id = names.chartId(agent.namespace().orElseThrow(), agent.objectName());
            agents.add(new PrefectAgent(
                    scope, id, agent.toBuilder().api(agent.api().or(() -> api)).build()));
        }
        for (WorkerProps worker : props.workers()) {
            String id = names.chartId(worker.namespace().orElseThrow(), worker.objectName());
            workers.add(new PrefectWorker(
                    scope,
                    id,
                    worker.toBuilder().api(worker.api().or(() -> api)).build()));
        }
        Objects.of(this).check();
    }

    /** The database, where it is one of ours. */
    public Optional<Postgres> postgres() {
        return postgres;
    }

    /** The server, where there is one. */
    public Optional<PrefectServer> server() {
        return server;
    }

    /** The ingress, where there is one. */
    public Optional<PrefectIngress> ingress() {
        return ingress;
    }

    /** The agents, in the order of the props. */
    public List<PrefectAgent> agents() {
        return List.copyOf(agents);
    }

    /** The workers, in the order of the props. */
    public List<PrefectWorker> workers() {
        return List.copyOf(workers);
    }

    /** The Secrets that are written with their values in them, as {@code namespace/name}; none unless somebody asked so. */
    public List<String> inlineSecrets() {
        return Objects.of(this).named("Secret");
    }

    private DatabaseConnection connection(Database database) {
        return database instanceof DatabaseConnection given
                ? given
                : postgres.orElseThrow().connection();
    }
}
