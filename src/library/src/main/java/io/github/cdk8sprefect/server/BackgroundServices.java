package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.messaging.ExternalRedis;
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
        super(
                scope,
                id,
                props.backgroundServicesOrDefault().customize(),
                new BackgroundServicesManifests(new ServerProcess(props, database, Optional.of(messaging)).checked())
                        .objects());
    }

    /** The services' pods, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(ServerProps props) {
        return BackgroundServicesManifests.identity(props).pods();
    }

    /** What the objects are called. */
    public static String objectName(ServerProps props) {
        return BackgroundServicesManifests.identity(props).name();
    }
}
