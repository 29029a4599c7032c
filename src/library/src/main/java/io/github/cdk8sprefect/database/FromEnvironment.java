package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.List;

/**
 * The database is not configured: your own {@code server.pod.env} or {@code envFrom} does. Without either, Prefect
 * keeps a SQLite file in its home directory, which is lost with the pod.
 */
public record FromEnvironment() implements DatabaseConnection {

    @Override
    public List<EnvVar> env(PrefectVersion version) {
        return List.of();
    }
}
