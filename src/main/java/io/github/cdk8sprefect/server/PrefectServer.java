package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The Prefect server: the API and its UI.
 *
 * <p>In the cluster: a Deployment, a Service and a ServiceAccount, named {@code prefect-server} unless the props say
 * otherwise; a HorizontalPodAutoscaler and a PodDisruptionBudget when asked for; what the database choice needs (a
 * volume claim for SQLite, a Secret for an inline password).
 */
public class PrefectServer extends Component {

    private final ServerManifests server;

    /**
     * Places the server.
     *
     * @param database where it keeps its data: {@code postgres.connection()} or any other
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for several replicas on a database of one
     */
    public PrefectServer(Construct scope, String id, ServerProps props, DatabaseConnection database) {
        this(scope, id, props.customize(), new ServerManifests(props, database));
    }

    private PrefectServer(Construct scope, String id, Customize customize, ServerManifests server) {
        super(scope, id, customize, objects(server));
        this.server = server;
    }

    /** The server's API, for agents and workers in any namespace. */
    public ServerEndpoint endpoint() {
        return server.endpoint();
    }

    /** The server's Service, for an ingress in the same namespace. */
    public ServerService service() {
        return server.serviceReference();
    }

    /** The pods of a server with these props, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(ServerProps props) {
        Identity identity = ServerManifests.identity(props);
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", identity.namespace()))
                .endNamespaceSelector()
                .withNewPodSelector()
                .withMatchLabels(identity.selector())
                .endPodSelector()
                .build();
    }

    private static List<HasMetadata> objects(ServerManifests server) {
        List<HasMetadata> objects = new ArrayList<>();
        server.serviceAccount().ifPresent(objects::add);
        objects.addAll(server.databaseObjects());
        objects.add(server.service());
        objects.add(server.deployment());
        server.autoscaler().ifPresent(objects::add);
        server.podDisruptionBudget().ifPresent(objects::add);
        return objects;
    }
}
