package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that is reached by its address. The password may contain any characters: it is passed from the Secret to
 * the driver unchanged.
 *
 * @param host host name or IP address. Must not be blank or contain a scheme, port or path
 * @param port its port. Default: 5432. Must be a port
 * @param database name of the database. Default: {@code prefect}. Refused: blank
 * @param user the user. Default: {@code prefect}. Refused: blank
 * @param password where the password comes from. Required
 * @param sslMode how the connection is encrypted, as in libpq: {@code require}, {@code verify-full}, …. Default: with the CA of
 *     {@code tls} {@code verify-full}, with its client certificate alone {@code require}; else not set, which means {@code prefer}
 * @param tls certificates of the connection. Default: none. Must not be set together with {@code sslMode: disable}
 */
@PropsBuilder
public record ExternalPostgres(
        String host,
        Integer port,
        String database,
        String user,
        Credential password,
        Optional<String> sslMode,
        Optional<DatabaseTlsProps> tls)
        implements DatabaseConnection {

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Refuses an incomplete address. */
    public ExternalPostgres {
        port = Defaults.orElse(port, 5432);
        database = Defaults.orElse(database, "prefect");
        user = Defaults.orElse(user, "prefect");
        Problems problems = Problems.of(ExternalPostgres.class)
                .host(host, "host")
                .port(port, "port")
                .notBlank(database, "database", "Prefect's tables live in it")
                .notBlank(user, "user", "the server connects as this user")
                .given(password, "password", "must be given: existingSecret, externalSecret or inline");
        sslMode.ifPresent(mode -> problems.oneOf(SSL_MODES, mode, "sslMode"));
        problems.require(
                tls.isEmpty() || sslMode.filter("disable"::equals).isEmpty(),
                "tls",
                "must not be set together with sslMode: disable; remove one of them");
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static ExternalPostgresBuilder builder() {
        return ExternalPostgresBuilder.builder();
    }

    @Override
    public List<EnvVar> env(PrefectVersion version) {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(variable(ConnectionUrl.setting(version), ConnectionUrl.of(user, host, port, database)));
        variables.add(password.asEnv("PGPASSWORD"));
        sslMode.or(() -> tls.map(DatabaseTlsProps::sslMode))
                .ifPresent(mode -> variables.add(variable("PGSSLMODE", mode)));
        tls.ifPresent(certificates -> variables.addAll(certificates.env()));
        return List.copyOf(variables);
    }

    @Override
    public List<Volume> volumes(Identity server) {
        return tls.map(DatabaseTlsProps::volume).stream().toList();
    }

    @Override
    public List<VolumeMount> volumeMounts() {
        return tls.map(DatabaseTlsProps::mount).stream().toList();
    }

    @Override
    public List<HasMetadata> objects(Identity server) {
        return password.objects(server);
    }
}
