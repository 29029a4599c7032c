package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.cdk8s.JobNames;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Migrates the database to the server's version once, before servers of that version use it.
 *
 * <p>In the cluster: a Job that is named like the server, with the suffix {@code -migration-} and eight characters that
 * change with the Job, {@code customize} and patches included: a Job's pod cannot be changed in place, so another
 * version, or another address of the database, gives another Job.
 */
public class DatabaseMigration extends Component {

    /**
     * Places the Job.
     *
     * @param props the server's own props
     * @param database the server's database, one that servers share
     */
    public DatabaseMigration(Construct scope, String id, ServerProps props, DatabaseConnection database) {
        this(
                scope,
                id,
                WiredServer.in(scope, props, database, Optional.empty()),
                Customize.all(props.migrationOrDefault().customize()));
    }

    /** Places the Job of a server of an environment. {@code customize} replaces that of the props. */
    public DatabaseMigration(Construct scope, String id, WiredServer server, Customize customize) {
        super(
                scope,
                id,
                server.wiring().namespace(),
                customize.and(JobNames::byContent),
                new MigrationManifests(server).objects());
    }

    /** The migration's pods of a server with these props in {@code scope}, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(Construct scope, ServerProps props) {
        return MigrationManifests.identity(WiredServer.identity(props, Wiring.in(scope, props)), props)
                .pods();
    }
}
