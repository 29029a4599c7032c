package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.credential.SecretKey;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.props.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that is reached by its address. The password may contain any characters: it is passed from the Secret to
 * the driver unchanged.
 *
 * @param host host name or IP address. Required unless {@code keys} has it. Must not be blank or contain a scheme, port or path
 * @param port its port. Default: 5432. Must be a port
 * @param database name of the database. Default: {@code prefect}. Refused: blank
 * @param user the user. Default: {@code prefect}. Refused: blank
 * @param password where the password comes from. Required unless {@code keys} has it, {@code tls} has a client certificate, or
 *     {@code noPassword} is true
 * @param noPassword whether the database lets the user in without a password: by the address, by a proxy beside the server that logs
 *     in with a cloud identity, and so on. Default: false. Must not be true together with a password
 * @param keys parts of the address that stand in a Secret. Default: none. Refused: a part that is given as text, too
 * @param sslMode how the connection is encrypted, as in libpq: {@code require}, {@code verify-full}, …. Default: with the CA of
 *     {@code tls} {@code verify-full}, with its client certificate alone {@code require}; else not set, which means {@code prefer}
 * @param tls certificates of the connection. Default: none. Must not be set together with {@code sslMode: disable}
 */
@PropsBuilder
public record ExternalPostgres(
        Optional<String> host,
        Integer port,
        String database,
        String user,
        Optional<Credential> password,
        Boolean noPassword,
        Optional<DatabaseKeysProps> keys,
        Optional<String> sslMode,
        Optional<DatabaseTlsProps> tls)
        implements DatabaseConnection {

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Refuses an incomplete address. */
    public ExternalPostgres {
        Problems problems = Problems.of(ExternalPostgres.class);
        Optional<String> hostKey = keys.flatMap(DatabaseKeysProps::host);
        once(problems, "host", host.isPresent(), hostKey);
        once(problems, "port", port != null, keys.flatMap(DatabaseKeysProps::port));
        once(problems, "database", database != null, keys.flatMap(DatabaseKeysProps::database));
        once(problems, "user", user != null, keys.flatMap(DatabaseKeysProps::user));
        once(problems, "password", password.isPresent(), keys.flatMap(DatabaseKeysProps::password));
        port = Defaults.orElse(port, 5432);
        database = Defaults.orElse(database, "prefect");
        user = Defaults.orElse(user, "prefect");
        noPassword = Defaults.orElse(noPassword, false);
        host.ifPresent(name -> problems.host(name, "host"));
        problems.require(
                        host.or(() -> hostKey).isPresent(),
                        "host",
                        "must be given: a host name or an address",
                        Rule.requiredUnless("keys"))
                .port(port, "port")
                .notBlank(database, "database", "Prefect's tables live in it")
                .notBlank(user, "user", "the server connects as this user");
        boolean hasPassword = password.isPresent()
                || keys.flatMap(DatabaseKeysProps::password).isPresent();
        boolean needsNone =
                noPassword || tls.flatMap(DatabaseTlsProps::clientSecretName).isPresent();
        problems.require(
                hasPassword || needsNone,
                "password",
                "must be given: existingSecret, externalSecret or inline; or noPassword: true for a database that asks for none",
                Rule.requiredUnless("keys", "noPassword", "tls"));
        problems.require(
                !hasPassword || !noPassword,
                "noPassword",
                "must not be true together with a password; remove one of them");
        sslMode.ifPresent(mode -> problems.oneOf(SSL_MODES, mode, "sslMode"));
        problems.require(
                tls.isEmpty() || sslMode.filter("disable"::equals).isEmpty(),
                "tls",
                "must not be set together with sslMode: disable; remove one of them");
        problems.throwIfAny();
    }

    private static void once(Problems problems, String part, boolean isText, Optional<String> key) {
        problems.require(
                !isText || key.isEmpty(), "keys." + part, "must not be set beside " + part + "; remove one of them");
    }

    /** Starts from the defaults. */
    public static ExternalPostgresBuilder builder() {
        return ExternalPostgresBuilder.builder();
    }

    @Override
    public List<EnvVar> env(PrefectVersion version) {
        List<EnvVar> variables = new ArrayList<>();
        if (keys.filter(DatabaseKeysProps::nameTheAddress).isPresent()) {
            variables.addAll(addressFromKeys(version, keys.get()));
        } else {
            variables.add(variable(
                    ConnectionUrl.setting(version), ConnectionUrl.of(user, host.orElseThrow(), port, database)));
        }
        password.map(said -> said.asEnv("PGPASSWORD"))
                .or(() -> keys.flatMap(said -> said.password().map(key -> of(said, key, "PGPASSWORD"))))
                .ifPresent(variables::add);
        sslMode.or(() -> tls.map(DatabaseTlsProps::sslMode))
                .ifPresent(mode -> variables.add(variable("PGSSLMODE", mode)));
        tls.ifPresent(certificates -> variables.addAll(certificates.env()));
        return List.copyOf(variables);
    }

    /** The URL names nothing: asyncpg takes all parts from libpq's variables, as with CloudNativePG. */
    private List<EnvVar> addressFromKeys(PrefectVersion version, DatabaseKeysProps said) {
        return List.of(
                variable(ConnectionUrl.setting(version), "postgresql+asyncpg:///"),
                said.host().map(key -> of(said, key, "PGHOST")).orElseGet(() -> variable("PGHOST", host.orElseThrow())),
                said.port().map(key -> of(said, key, "PGPORT")).orElseGet(() -> variable("PGPORT", port)),
                said.database()
                        .map(key -> of(said, key, "PGDATABASE"))
                        .orElseGet(() -> variable("PGDATABASE", database)),
                said.user().map(key -> of(said, key, "PGUSER")).orElseGet(() -> variable("PGUSER", user)));
    }

    private static EnvVar of(DatabaseKeysProps keys, String key, String variable) {
        return new SecretKey(keys.secret(), key).asEnv(variable);
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
        return password.map(said -> said.objects(server)).orElse(List.of());
    }
}
