package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.List;
import software.constructs.Construct;

/**
 * A PostgreSQL with one instance for the Prefect server.
 *
 * <p>In the cluster: a StatefulSet with a volume claim, a Service, a headless Service, a NetworkPolicy that allows only
 * the server's processes, a ServiceAccount; a Secret if the password is inline; a CronJob and its volume claim if
 * backups are enabled.
 */
public class Postgres extends Component {

    private final DatabaseConnection connection;

    /**
     * Places the database.
     *
     * @param clients the pods that may connect, as a NetworkPolicy names them
     */
    public Postgres(Construct scope, String id, PostgresProps props, List<NetworkPolicyPeer> clients) {
        this(scope, id, props, Wiring.in(scope, props), clients);
    }

    /** Places the database with this wiring. */
    public Postgres(Construct scope, String id, PostgresProps props, Wiring wiring, List<NetworkPolicyPeer> clients) {
        super(
                scope,
                id,
                wiring.namespace(),
                wiring.customize(),
                new PostgresManifests(props, wiring.namespace()).objects(clients));
        this.connection = connection(props, wiring);
    }

    /** How the server reaches this database. */
    public DatabaseConnection connection() {
        return connection;
    }

    /** The connection of a server to the database with these props. The database writes its Secret, which is only referred to. */
    public static DatabaseConnection connection(PostgresProps props, Wiring wiring) {
        if (!props.connectsServer()) {
            return new FromEnvironment();
        }
        if (props.connectionString().isPresent()) {
            return new ConnectionString(props.connectionString().get());
        }
        return ExternalPostgres.builder()
                .host(new PostgresManifests(props, wiring.namespace()).host())
                .port(props.port())
                .database(props.database())
                .user(props.user())
                .password(props.password().reference())
                .build();
    }
}
