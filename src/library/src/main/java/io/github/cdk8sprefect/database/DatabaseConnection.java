package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.List;

/** How the server reaches its database. A {@link Postgres} provides its own. */
public sealed interface DatabaseConnection extends Database
        permits ExternalPostgres, ConnectionString, CloudNativePg, Sqlite, FromEnvironment {

    /** The server's environment variables for it. */
    List<EnvVar> env(PrefectVersion version);

    /** Objects beside the server that it needs: an inline Secret, a volume claim. */
    default List<HasMetadata> objects(Identity server) {
        return List.of();
    }

    /** Volumes of the server's pod. */
    default List<Volume> volumes(Identity server) {
        return List.of();
    }

    /** Mounts of the server's container. */
    default List<VolumeMount> volumeMounts() {
        return List.of();
    }

    /** Whether several servers can share it. */
    default boolean isShared() {
        return true;
    }
}
