package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * The connections of each process of a server to PostgreSQL: every web server, the background services and the migration have a pool
 * of their own.
 *
 * @param size connections that stay open. Default: Prefect's 5. Must be 1 or more. Prefect:
 *     {@code PREFECT_SERVER_DATABASE_SQLALCHEMY_POOL_SIZE}
 * @param maxOverflow more connections that are opened under load and closed again. Default: Prefect's 10. Must be 0 or more. Prefect:
 *     {@code PREFECT_SERVER_DATABASE_SQLALCHEMY_MAX_OVERFLOW}
 * @param timeoutSeconds seconds that a request waits for a connection of a full pool before it fails. Default: Prefect's 30. Must be 1
 *     or more. Needs Prefect 3.1.13 or later. Prefect: {@code PREFECT_SERVER_DATABASE_SQLALCHEMY_POOL_TIMEOUT}
 * @param pgBouncer whether PgBouncer in transaction mode, or a proxy of its kind, is in between: prepared statements are then not
 *     kept, because the next transaction may be on another connection. Default: false. Needs Prefect 3.2.7 or later. Prefect:
 *     {@code PREFECT_SERVER_DATABASE_SQLALCHEMY_CONNECT_ARGS_STATEMENT_CACHE_SIZE} and {@code …_PREPARED_STATEMENT_CACHE_SIZE}
 * @see <a href="https://docs.prefect.io/v3/advanced/self-hosted">Scaling self-hosted Prefect</a>
 */
@PropsBuilder
public record ConnectionPoolProps(
        Optional<Integer> size, Optional<Integer> maxOverflow, Optional<Integer> timeoutSeconds, Boolean pgBouncer) {

    private static final int DEFAULT_SIZE = 5;
    private static final int DEFAULT_OVERFLOW = 10;

    /** Refuses numbers with which no request would be served. */
    public ConnectionPoolProps {
        pgBouncer = Defaults.orElse(pgBouncer, false);
        Problems problems = Problems.of(ConnectionPoolProps.class);
        size.ifPresent(number -> problems.atLeast(1, number, "size"));
        maxOverflow.ifPresent(number -> problems.atLeast(0, number, "maxOverflow"));
        timeoutSeconds.ifPresent(seconds -> problems.atLeast(1, seconds, "timeoutSeconds"));
        problems.throwIfAny();
    }

    /** With Prefect's default of everything. */
    public static ConnectionPoolProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static ConnectionPoolPropsBuilder builder() {
        return ConnectionPoolPropsBuilder.builder();
    }

    /** The most connections that a process opens. */
    int mostConnections() {
        return size.orElse(DEFAULT_SIZE) + maxOverflow.orElse(DEFAULT_OVERFLOW);
    }
}
