package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.cdk8s.JobNames;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The Prefect server: the API and its UI.
 *
 * <p>In the cluster: a Deployment, a Service and a ServiceAccount, named {@code prefect-server} unless the props say
 * otherwise; a HorizontalPodAutoscaler and a PodDisruptionBudget if enabled; a volume claim for SQLite; an
 * ExternalSecret or a Secret for each credential that is not an existing Secret.
 */
public class PrefectServer extends Component {

    private final WiredServer server;

    /**
     * Places a server that does everything itself. If several replicas could migrate the database at the same time, a Job
     * that migrates it is placed with them; props that set {@code migration} leave the Job to a {@link DatabaseMigration}.
     *
     * @param database where it keeps its data: {@code postgres.connection()} or any other
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for several servers on a database of one, or of Prefect 3
     *     without messaging between them
     */
    public PrefectServer(Construct scope, String id, ServerProps props, DatabaseConnection database) {
        this(scope, id, WiredServer.in(scope, props, database, Optional.empty()));
    }

    /**
     * Places the web servers of a Prefect 3 that talk through Redis. {@link BackgroundServices} and {@link DatabaseMigration}
     * do the rest: place them beside.
     *
     * @param database where they keep their data: {@code postgres.connection()} or any other
     * @param messaging what they talk through: {@code redis.connection()} or any other
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for a database or a version that cannot be shared
     */
    public PrefectServer(
            Construct scope, String id, ServerProps props, DatabaseConnection database, ExternalRedis messaging) {
        this(
                scope,
                id,
                WiredServer.in(scope, props, database, Optional.of(messaging)),
                Customize.all(props.customize()));
    }

    private PrefectServer(Construct scope, String id, WiredServer server) {
        super(
                scope,
                id,
                server.wiring().namespace(),
                Customize.all(server.props().customize()).and(JobNames::byContent),
                withMigration(server.checked()));
        this.server = server;
    }

    /** Places a server of an environment. {@code customize} replaces that of the props. */
    public PrefectServer(Construct scope, String id, WiredServer server, Customize customize) {
        super(
                scope,
                id,
                server.wiring().namespace(),
                customize,
                new ServerManifests(server.messagingChecked().checked()).objects());
        this.server = server;
    }

    private static List<HasMetadata> withMigration(WiredServer server) {
        boolean placesJob =
                server.hasMigrationJob() && server.props().migration().isEmpty();
        List<HasMetadata> job = placesJob ? new MigrationManifests(server).objects() : List.of();
        return Stream.concat(job.stream(), new ServerManifests(server).objects().stream())
                .toList();
    }

    /**
     * The server's API, for agents and workers in any namespace. With basic auth, its Secret is written beside the server; a
     * client in another namespace needs one of that name there.
     */
    public ServerEndpoint endpoint() {
        return server.endpoint().reference();
    }

    /** The server's Service, for an ingress in the same namespace. */
    public ServerService service() {
        return server.service();
    }

    /** The pods of a server with these props in {@code scope}, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(Construct scope, ServerProps props) {
        return WiredServer.identity(props, Wiring.in(scope, props)).pods();
    }
}
