package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.Optional;
import software.constructs.Construct;

/**
 * What a Prefect 3 server does beside answering: scheduling, late runs, automations, in a process of its own, so that any
 * number of web servers can stand beside it.
 *
 * <p>In the cluster: a Deployment of one pod, named as the server with {@code -services}. Its pod runs under the server's
 * ServiceAccount, and has no probe, because the process listens on no port; it ends when it fails, and Kubernetes starts it
 * again.
 */
public class BackgroundServices extends Component {

    /**
     * Places the services.
     *
     * @param props the server's own props
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for a version or a database that cannot be shared
     */
    public BackgroundServices(
            Construct scope, String id, ServerProps props, DatabaseConnection database, ExternalRedis messaging) {
        this(
                scope,
                id,
                WiredServer.of(props, database, Optional.of(messaging)),
                props.backgroundServicesOrDefault().customize());
    }

    /** Places the services of a server of an environment. {@code customize} replaces that of the props. */
    public BackgroundServices(Construct scope, String id, WiredServer server, Customize customize) {
        super(
                scope,
                id,
                customize,
                new BackgroundServicesManifests(server.messagingChecked().checked()).objects());
    }

    /** The services' pods, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(ServerProps props) {
        return BackgroundServicesManifests.identity(WiredServer.identity(props, Wiring.of(props)))
                .pods();
    }
}
