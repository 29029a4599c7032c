package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A server and its connections. All of its processes are made from it, and other parts learn from it how to reach them.
 *
 * @param props what the user wrote
 * @param wiring its namespace and version
 * @param database the database that it uses
 * @param messaging the Redis that its processes share, if they are separate
 * @param exposedApiUrl the URL of the API through the ingress or the HTTPRoute, if there is one
 * @param uiOrigins where browsers find the UI, as the {@code Origin} of their requests says; empty if that is not known
 */
@Internal
public record WiredServer(
        ServerProps props,
        Wiring wiring,
        DatabaseConnection database,
        Optional<ExternalRedis> messaging,
        Optional<String> exposedApiUrl,
        List<String> uiOrigins) {

    static final String UI_URL = "PREFECT_UI_URL";
    static final String PORT_NAME = "server-svc-port";
    static final int PORT = 4200;

    /** A server that is placed on its own. */
    static WiredServer in(
            Construct scope, ServerProps props, DatabaseConnection database, Optional<ExternalRedis> messaging) {
        return new WiredServer(props, Wiring.in(scope, props), database, messaging, Optional.empty(), List.of());
    }

    /** The identity of the server, which does not depend on its connections. */
    static Identity identity(ServerProps props, Wiring wiring) {
        return Identity.of(
                wiring.namespace(),
                ServerProps.NAME,
                ServerProps.NAME,
                "server",
                wiring.version().toString(),
                props.metadata());
    }

    /** The identity of the web server. */
    public Identity identity() {
        return identity(props, wiring);
    }

    ServerSettings settings() {
        return new ServerSettings(this);
    }

    /** The wiring of the background services. */
    public Wiring servicesWiring() {
        return wiring.withCustomize(
                Customize.all(props.backgroundServicesOrDefault().customize()));
    }

    /** The wiring of the migration Job. */
    public Wiring migrationWiring() {
        return wiring.withCustomize(Customize.all(props.migrationOrDefault().customize()));
    }

    /** The name of the background services' objects. */
    public String servicesName() {
        return BackgroundServicesManifests.identity(identity(), props).name();
    }

    /** The name of the migration Job, without its last eight characters. */
    public String migrationName() {
        return MigrationManifests.identity(identity(), props).name();
    }

    /** The version of Prefect that runs. */
    public PrefectVersion version() {
        return wiring.version();
    }

    /** Whether a Job migrates the database: by default wherever several servers would do it at the same time. */
    public boolean hasMigrationJob() {
        return props.migration()
                .map(MigrationProps::enabled)
                .orElseGet(() -> messaging.isPresent() || props.mostReplicas() > 1);
    }

    /** The connections to the database that all processes together may open, at an update too. */
    public int databaseConnections() {
        int servers = props.mostReplicas();
        int newServers = (servers + 3) / 4;
        int services = messaging.isPresent() ? 2 : 0;
        int migration = hasMigrationJob() ? 1 : 0;
        int ofAProcess =
                props.connectionPool().orElseGet(ConnectionPoolProps::defaults).mostConnections();
        return (servers + newServers + services + migration) * ofAProcess;
    }

    /** Where browsers find the API, if somebody said so. */
    Optional<String> publicApiUrl() {
        return props.publicApiUrl().or(() -> exposedApiUrl);
    }

    /** Where browsers find the UI: said by a setting, or by a variable of the user's, or known from the address of the API. */
    Optional<String> uiUrl() {
        List<EnvVar> said = props.pod().env().stream()
                .filter(variable -> variable.getName().equals(UI_URL))
                .toList();
        return said.isEmpty()
                ? props.uiUrl()
                        .or(() -> publicApiUrl().flatMap(ApiUrl::uiBeside))
                        .filter(url -> !url.isEmpty())
                : Optional.ofNullable(said.get(0).getValue()).filter(ApiUrl::isUrl);
    }

    /** The API, with the server's own credential, which is written beside the server only. */
    public ServerEndpoint endpoint() {
        Identity identity = identity();
        return ServerEndpoint.builder()
                .name(identity.name())
                .namespace(identity.namespace())
                .port(props.service().port().orElse(PORT))
                .path(props.path())
                .basicAuth(props.basicAuth())
                .uiUrl(uiUrl())
                .prefectVersion(version())
                .build();
    }

    /** Whether the server writes this credential of its API itself in this namespace. */
    public boolean writes(Credential credential, String namespace) {
        return props.basicAuth().filter(credential::equals).isPresent()
                && wiring.namespace().equals(namespace);
    }

    /** The Service. */
    public ServerService service() {
        return new ServerService(
                identity(),
                props.service().portName().orElse(PORT_NAME),
                props.service().port().orElse(PORT),
                props.path(),
                hasLocalAddress());
    }

    /** A variable of the user's may say another address, and may stand in a ConfigMap that is not seen here. */
    private boolean hasLocalAddress() {
        return publicApiUrl().isEmpty()
                && props.pod().envFrom().isEmpty()
                && props.pod().env().stream()
                        .noneMatch(variable -> variable.getName().endsWith("_UI_API_URL"));
    }

    /** The pods that connect to Redis, as peers of a NetworkPolicy. */
    public List<NetworkPolicyPeer> messagingClients() {
        return running().stream().map(Identity::pods).toList();
    }

    /** The pods that connect to the database, as peers of a NetworkPolicy. */
    public List<NetworkPolicyPeer> databaseClients() {
        return processes().stream().map(Identity::pods).toList();
    }

    /** The identities of all of its processes: web servers, background services and migration, as far as they are separate. */
    public List<Identity> processes() {
        List<Identity> all = new ArrayList<>(running());
        if (hasMigrationJob()) {
            all.add(MigrationManifests.identity(identity(), props));
        }
        return List.copyOf(all);
    }

    private List<Identity> running() {
        Identity identity = identity();
        return messaging.isPresent()
                ? List.of(identity, BackgroundServicesManifests.identity(identity, props))
                : List.of(identity);
    }

    /**
     * This server, after its messaging was checked.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException if its version or its database does not support messaging
     */
    public WiredServer messagingChecked() {
        Problems problems = Problems.of(ServerProps.class);
        new ServerRules(this, problems).messaging();
        problems.throwIfAny();
        return this;
    }

    /**
     * This server, after its other settings were checked.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for several servers on SQLite or without messaging, and for
     *     settings that the version does not have
     */
    public WiredServer checked() {
        Problems problems = Problems.of(ServerProps.class);
        new ServerRules(this, problems).check();
        problems.throwIfAny();
        return this;
    }
}
