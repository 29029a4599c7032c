package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server as it is wired: what was said of it, and what it runs on. Its processes are made of it, and whoever reaches one of
 * them finds here how.
 *
 * @param props what the user said
 * @param wiring its namespace and version
 * @param database where it keeps its data
 * @param messaging what its processes talk through, where they are apart
 * @param exposedApiUrl where a browser finds the API by the ingress or the HTTPRoute in front
 */
@Internal
public record WiredServer(
        ServerProps props,
        Wiring wiring,
        DatabaseConnection database,
        Optional<ExternalRedis> messaging,
        Optional<String> exposedApiUrl) {

    static final String PORT_NAME = "server-svc-port";

    /** A server that stands alone. */
    static WiredServer of(ServerProps props, DatabaseConnection database, Optional<ExternalRedis> messaging) {
        return new WiredServer(props, Wiring.of(props), database, messaging, Optional.empty());
    }

    /** Who the server is, whatever it runs on. */
    static Identity identity(ServerProps props, Wiring wiring) {
        return Identity.of(
                wiring.namespace(),
                ServerProps.NAME,
                ServerProps.NAME,
                "server",
                wiring.version().toString(),
                props.metadata());
    }

    Identity identity() {
        return identity(props, wiring);
    }

    /** How the background services stand beside the server. */
    public Wiring servicesWiring() {
        return wiring.with(props.backgroundServicesOrDefault().customize());
    }

    /** How the migration stands beside the server. */
    public Wiring migrationWiring() {
        return wiring.with(props.migrationOrDefault().customize());
    }

    /** What the background services' objects are called. */
    public String servicesName() {
        return BackgroundServicesManifests.identity(identity()).name();
    }

    /** What the migration Job is called, up to its last eight characters. */
    public String migrationName() {
        return MigrationManifests.identity(identity()).name();
    }

    /** The Prefect that runs. */
    public PrefectVersion version() {
        return wiring.version();
    }

    /** Whether a Job migrates the database. */
    public boolean hasMigrationJob() {
        return messaging.isPresent() || props.migration().isPresent();
    }

    /** The API, with the credential as the server has it: it is written beside the server and nowhere else. */
    public ServerEndpoint endpoint() {
        Identity identity = identity();
        return ServerEndpoint.builder()
                .name(identity.name())
                .namespace(identity.namespace())
                .port(props.service().port())
                .path(props.path())
                .basicAuth(props.basicAuth())
                .build();
    }

    /** Whether the credential of its API is written beside it in this namespace. */
    public boolean writes(Credential credential, String namespace) {
        return props.basicAuth().filter(credential::equals).isPresent()
                && wiring.namespace().equals(namespace);
    }

    /** The Service. */
    public ServerService service() {
        return new ServerService(identity(), PORT_NAME, props.service().port(), props.path());
    }

    /** The pods that talk through messaging, as a NetworkPolicy names them. */
    public List<NetworkPolicyPeer> messagingClients() {
        Identity identity = identity();
        return messaging.isPresent()
                ? List.of(
                        identity.pods(),
                        BackgroundServicesManifests.identity(identity).pods())
                : List.of(identity.pods());
    }

    /** The pods that read and write the database, as a NetworkPolicy names them. */
    public List<NetworkPolicyPeer> databaseClients() {
        List<NetworkPolicyPeer> pods = new ArrayList<>(messagingClients());
        if (hasMigrationJob()) {
            pods.add(MigrationManifests.identity(identity()).pods());
        }
        return List.copyOf(pods);
    }

    /**
     * The same server, when its processes can be apart.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for messaging that the version or the database cannot use
     */
    public WiredServer withGoodMessaging() {
        Problems problems = Problems.of(ServerProps.class);
        new ServerRules(this, problems).messaging();
        problems.throwIfAny();
        return this;
    }

    /**
     * The same server, when one of this version can run on what it is wired to.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for several servers on a database of one, and for what the
     *     version does not have
     */
    public WiredServer checked() {
        Problems problems = Problems.of(ServerProps.class);
        new ServerRules(this, problems).check();
        problems.throwIfAny();
        return this;
    }
}
