package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.credential.SecretKey;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * A PostgreSQL that the operator CloudNativePG runs, by the Secret that the operator creates for the application.
 *
 * @param secret name of that Secret, usually the cluster's name followed by {@code -app}. Must be a DNS name
 * @see <a href="https://cloudnative-pg.io/documentation/current/applications/#secrets">CloudNativePG's Secrets</a>
 */
public record CloudNativePg(String secret) implements DatabaseConnection {

    /** Refuses anything that is not the name of a Secret. */
    public CloudNativePg {
        Problems.of(CloudNativePg.class).dnsName(secret, "secret").throwIfAny();
    }

    /** The URL names nothing: asyncpg takes all five parts from the operator's keys. */
    @Override
    public List<EnvVar> env(PrefectVersion version) {
        return List.of(
                variable(ConnectionUrl.setting(version), "postgresql+asyncpg:///"),
                new SecretKey(secret, "host").asEnv("PGHOST"),
                new SecretKey(secret, "port").asEnv("PGPORT"),
                new SecretKey(secret, "dbname").asEnv("PGDATABASE"),
                new SecretKey(secret, "username").asEnv("PGUSER"),
                new SecretKey(secret, "password").asEnv("PGPASSWORD"));
    }
}
