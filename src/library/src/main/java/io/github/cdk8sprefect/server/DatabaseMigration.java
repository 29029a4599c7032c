package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.cdk8s.Fingerprint;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Brings the database's tables to what the server's version needs, once, before servers of that version use them.
 *
 * <p>In the cluster: a Job, named as the server with {@code -migration-} and eight characters that change with the Job: a
 * Job's pod cannot be changed in place, so another version, or another address of the database, gives another Job.
 */
public class DatabaseMigration extends Component {

    /**
     * Places the Job.
     *
     * @param props the server's own props
     * @param database the server's database, one that servers share
     */
    public DatabaseMigration(Construct scope, String id, ServerProps props, DatabaseConnection database) {
        super(
                scope,
                id,
                props.migrationOrDefault().customize(),
                objects(new ServerProcess(props, database, Optional.empty())));
    }

    /** The migration's pods, as a NetworkPolicy names them. */
    public static NetworkPolicyPeer pods(ServerProps props) {
        return identity(props).pods();
    }

    /** What the Job is called, up to its last eight characters. */
    public static String objectName(ServerProps props) {
        return identity(props).name();
    }

    private static Identity identity(ServerProps props) {
        return ServerProcess.identity(props).part("migration", "migration");
    }

    private static List<HasMetadata> objects(ServerProcess process) {
        Identity identity = identity(process.props());
        JobSpec job = job(identity, process);
        String name = identity.name() + "-" + Fingerprint.of(job);
        return List.of(new JobBuilder()
                .withMetadata(identity.objectMeta(name, Map.of()))
                .withSpec(job)
                .build());
    }

    private static JobSpec job(Identity identity, ServerProcess process) {
        MigrationProps migration = process.props().migrationOrDefault();
        PodTemplateSpec pod = PodTemplate.of(
                identity,
                migration.pod().orElseGet(() -> withoutSidecars(process.props().pod())),
                process.account(),
                PrefectContainer.HARDENING,
                process.container("prefect-migration", List.of("prefect", "server", "database", "upgrade", "--yes"))
                        .addAllToEnv(process.database().env(process.props().version()))
                        .withResources(migration.resources())
                        .build(),
                process.volumes());
        return new JobSpecBuilder()
                .withBackoffLimit(migration.backoffLimit())
                .withTtlSecondsAfterFinished(migration.ttlSecondsAfterFinished().orElse(null))
                .withTemplate(new PodTemplateSpecBuilder(pod)
                        .editSpec()
                        .withRestartPolicy("OnFailure")
                        .endSpec()
                        .build())
                .build();
    }

    private static PodProps withoutSidecars(PodProps pod) {
        return pod.toBuilder().sidecars(List.of()).build();
    }
}
