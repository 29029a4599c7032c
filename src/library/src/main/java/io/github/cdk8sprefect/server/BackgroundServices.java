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
 * The background services of a Prefect 3 server (scheduling, late runs, automations) in a separate process, so that
 * there can be any number of web servers.
 *
 * <p>In the cluster: a Deployment with one pod that is named like the server, with the suffix {@code -services}. Its
 * pod runs under the server's ServiceAccount, and has no probe, because the process listens on no port; it ends when it
 * fails, and Kubernetes starts it again.
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
                WiredServer.in(scope, props, database, Optional.of(messaging)),
                Customize.all(props.backgroundServicesOrDefault().customize()));
    }

    /** Places the services of a server of an environment. {@code customize} replaces that of the props. */
    public BackgroundServices(Construct scope, String id, WiredServer server, Customize customize) {
        super(
                scope,
                id,
                server.wiring().namespace(),
                customize,
                new BackgroundServicesManifests(server.messagingChecked().checked()).objects());
    }

    /** The services' pods of a server with these props in {@code scope}, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(Construct scope, ServerProps props) {
        return BackgroundServicesManifests.identity(WiredServer.identity(props, Wiring.in(scope, props)), props)
                .pods();
    }
}
