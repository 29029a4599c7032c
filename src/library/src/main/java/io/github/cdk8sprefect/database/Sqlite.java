package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.Volumes;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.Map;

/**
 * A SQLite file on the server's own volume, for evaluation: one server only, no replicas, no autoscaling.
 *
 * <p>In the cluster: a PersistentVolumeClaim that is named like the server, with the suffix {@code -sqlite}.
 *
 * @param storage the volume. Default: 8Gi of the default StorageClass
 */
@PropsBuilder
public record Sqlite(StorageProps storage) implements DatabaseConnection {

    private static final String DIRECTORY = "/var/lib/prefect";

    /** Puts the default in. */
    public Sqlite {
        storage = Defaults.orElse(storage, StorageProps.defaults());
    }

    /** On the default volume. */
    public static Sqlite defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static SqliteBuilder builder() {
        return SqliteBuilder.builder();
    }

    @Override
    public List<EnvVar> env(PrefectVersion version) {
        return List.of(variable(ConnectionUrl.setting(version), "sqlite+aiosqlite:///" + DIRECTORY + "/prefect.db"));
    }

    @Override
    public List<HasMetadata> objects(Identity server) {
        return List.of(new PersistentVolumeClaimBuilder()
                .withMetadata(server.objectMeta(claimName(server), Map.of()))
                .withSpec(storage.claim())
                .build());
    }

    @Override
    public List<Volume> volumes(Identity server) {
        return List.of(Volumes.claimed("sqlite", claimName(server)));
    }

    @Override
    public List<VolumeMount> volumeMounts() {
        return List.of(Volumes.mount("sqlite", DIRECTORY));
    }

    @Override
    public boolean isShared() {
        return false;
    }

    private static String claimName(Identity server) {
        return server.name() + "-sqlite";
    }
}
