package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import java.util.List;
import software.constructs.Construct;

/**
 * A PostgreSQL of one instance for the Prefect server.
 *
 * <p>In the cluster: a StatefulSet with a volume claim, a Service, a headless Service, a NetworkPolicy that lets the
 * server's processes in and nobody else, a ServiceAccount; a Secret where the password is inline; a CronJob and its volume
 * claim where backups are asked for.
 */
public class Postgres extends Component {

    private final DatabaseConnection connection;

    /**
     * Places the database.
     *
     * @param clients the pods that may connect, as a NetworkPolicy names them
     */
    public Postgres(Construct scope, String id, PostgresProps props, List<NetworkPolicyPeer> clients) {
        super(scope, id, props.customize(), new PostgresManifests(props).objects(clients));
        this.connection = connectionTo(props);
    }

    /** How the server reaches this database. */
    public DatabaseConnection connection() {
        return connection;
    }

    /** The Secrets are written here, so the server only refers to the one with the password. */
    private static DatabaseConnection connectionTo(PostgresProps props) {
        if (!props.connectsServer()) {
            return new FromEnvironment();
        }
        if (props.connectionString().isPresent()) {
            return new ConnectionString(props.connectionString().get());
        }
        PostgresManifests postgres = new PostgresManifests(props);
        return ExternalPostgres.builder()
                .host(postgres.host())
                .port(props.port())
                .database(props.database())
                .user(props.user())
                .password(props.password().reference())
                .build();
    }
}
