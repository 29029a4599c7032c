package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import java.util.List;
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
                objects(new ServerProcess(props, database, Optional.of(messaging)).checked()));
    }

    /** The services' pods, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(ServerProps props) {
        return identity(props).pods();
    }

    /** What the objects are called. */
    public static String objectName(ServerProps props) {
        return identity(props).name();
    }

    private static Identity identity(ServerProps props) {
        return ServerProcess.identity(props).part("services", "services");
    }

    private static List<HasMetadata> objects(ServerProcess process) {
        ServerProps props = process.props();
        Identity identity = identity(props);
        BackgroundServicesProps services = props.backgroundServicesOrDefault();
        return List.of(new DeploymentBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .withTemplate(PodTemplate.of(
                        identity,
                        services.pod().orElse(props.pod()),
                        process.account(),
                        PrefectContainer.HARDENING,
                        process.container("prefect-services", List.of("prefect", "server", "services", "start"))
                                .addAllToEnv(process.env())
                                .withResources(services.resources())
                                .build(),
                        process.volumes()))
                .endSpec()
                .build());
    }
}
