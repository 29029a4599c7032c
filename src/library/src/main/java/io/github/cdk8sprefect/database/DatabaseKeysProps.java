package io.github.cdk8sprefect.database;

import io.github.cdk8sprefect.kubernetes.DataKeys;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * The keys of one Secret under which parts of a database's address stand, as operators for PostgreSQL write it. The driver reads each
 * part from libpq's variable for it, such as {@code PGUSER}.
 *
 * @param secret name of the Secret, in the server's namespace. Must be a DNS name
 * @param host key of the host. Default: none; {@code host} beside {@code keys} says it
 * @param port key of the port. Default: none; {@code port} says it
 * @param database key of the name of the database. Default: none; {@code database} says it
 * @param user key of the user. Default: none; {@code user} says it
 * @param password key of the password. Default: none; {@code password} says it
 */
@PropsBuilder
public record DatabaseKeysProps(
        String secret,
        Optional<String> host,
        Optional<String> port,
        Optional<String> database,
        Optional<String> user,
        Optional<String> password) {

    /** Refuses names that no Secret and none of its keys has, and a Secret without a key. */
    public DatabaseKeysProps {
        Problems problems = Problems.of(DatabaseKeysProps.class).dnsName(secret, "secret");
        host.ifPresent(key -> DataKeys.check(problems, "host", key));
        port.ifPresent(key -> DataKeys.check(problems, "port", key));
        database.ifPresent(key -> DataKeys.check(problems, "database", key));
        user.ifPresent(key -> DataKeys.check(problems, "user", key));
        password.ifPresent(key -> DataKeys.check(problems, "password", key));
        problems.require(
                        host.or(() -> port)
                                .or(() -> database)
                                .or(() -> user)
                                .or(() -> password)
                                .isPresent(),
                        "",
                        "must have one of host, port, database, user, password beside secret")
                .throwIfAny();
    }

    /** Starts from the defaults. */
    public static DatabaseKeysPropsBuilder builder() {
        return DatabaseKeysPropsBuilder.builder();
    }

    /** Whether the URL cannot name the whole address. */
    boolean nameTheAddress() {
        return host.or(() -> port).or(() -> database).or(() -> user).isPresent();
    }
}
