package io.github.cdk8sprefect.messaging;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Redis that is reached by its address. Prefect's messaging takes the password unchanged; its task queue takes only a
 * URL, in which the password must be percent-encoded. So a Redis with a password needs both. The URL may be that of another
 * Redis.
 *
 * @param host host name or IP address. Must not be blank or contain a scheme, port or path
 * @param port its port. Default: 6379. Must be a port
 * @param database number of the database. Default: 0. Refused: a negative number
 * @param username the user. Default: Redis' default user
 * @param password where the password comes from. Default: none. Refused: without {@code url}, unless tasks are not shared
 * @param url where {@code redis://user:password@host:port/database} comes from. Default: derived from the address
 * @param sharesTasks whether Prefect's task queue is in Redis, too. Default: true. When false, it is in the memory of each process,
 *     and what a web server puts there is lost with it. Prefect: {@code PREFECT_SERVER_DOCKET_URL}
 * @param sharesCleanups whether the queue of what workers are to clean up is in Redis, too, since Prefect 3.7.5. Default: true.
 *     Prefect: {@code PREFECT_SERVER_WORKER_CHANNEL_CLEANUP_QUEUE_STORAGE}
 * @param tls whether the connection is encrypted. Default: false
 */
@PropsBuilder
public record ExternalRedis(
        String host,
        Integer port,
        Integer database,
        Optional<String> username,
        Optional<Credential> password,
        Optional<Credential> url,
        Boolean sharesTasks,
        Boolean sharesCleanups,
        Boolean tls)
        implements Messaging {

    /** Refuses an incomplete address. */
    public ExternalRedis {
        port = Defaults.orElse(port, 6379);
        database = Defaults.orElse(database, 0);
        sharesCleanups = Defaults.orElse(sharesCleanups, true);
        sharesTasks = Defaults.orElse(sharesTasks, true);
        tls = Defaults.orElse(tls, false);
        Problems.of(ExternalRedis.class)
                .host(host, "host")
                .port(port, "port")
                .atLeast(0, database, "database")
                .require(
                        password.isEmpty() || url.isPresent() || !sharesTasks,
                        "password",
                        "needs url beside it: the whole redis:// URL with the password percent-encoded, which Prefect's task"
                                + " queue reads")
                .require(
                        username.isEmpty() || url.isPresent() || !sharesTasks,
                        "username",
                        username.orElse(""),
                        "needs password and url beside it")
                .require(
                        url.isEmpty() || sharesTasks, "url", "needs sharesTasks: it is the address of the shared tasks")
                .throwIfAny();
    }

    /** Starts from the defaults. */
    public static ExternalRedisBuilder builder() {
        return ExternalRedisBuilder.builder();
    }

    /**
     * What every process of a server is told, so that messages, their order, leases and tasks are in Redis and not in the
     * memory of one process.
     *
     * @see <a href="https://docs.prefect.io/v3/advanced/self-hosted">Scaling self-hosted Prefect</a>
     */
    public List<EnvVar> env(PrefectVersion version) {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(variable("PREFECT_MESSAGING_BROKER", "prefect_redis.messaging"));
        variables.add(variable("PREFECT_MESSAGING_CACHE", "prefect_redis.messaging"));
        variables.add(variable("PREFECT_SERVER_EVENTS_CAUSAL_ORDERING", "prefect_redis.ordering"));
        variables.add(variable("PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE", "prefect_redis.lease_storage"));
        if (sharesCleanups && version.sharesCleanupQueue()) {
            variables.add(
                    variable("PREFECT_SERVER_WORKER_CHANNEL_CLEANUP_QUEUE_STORAGE", "prefect_redis.cleanup_queue"));
        }
        variables.add(variable("PREFECT_REDIS_MESSAGING_HOST", host));
        variables.add(variable("PREFECT_REDIS_MESSAGING_PORT", port));
        variables.add(variable("PREFECT_REDIS_MESSAGING_DB", database));
        username.ifPresent(name -> variables.add(variable("PREFECT_REDIS_MESSAGING_USERNAME", name)));
        password.ifPresent(secret -> variables.add(secret.asEnv("PREFECT_REDIS_MESSAGING_PASSWORD")));
        if (tls) {
            variables.add(variable("PREFECT_REDIS_MESSAGING_SSL", true));
        }
        if (sharesTasks) {
            variables.add(url.map(secret -> secret.asEnv("PREFECT_SERVER_DOCKET_URL"))
                    .orElseGet(() -> variable("PREFECT_SERVER_DOCKET_URL", address())));
        }
        return List.copyOf(variables);
    }

    /** What has to be written for the password to be there. */
    public List<HasMetadata> objects(Identity server) {
        return Stream.of(password, url)
                .flatMap(Optional::stream)
                .flatMap(secret -> secret.objects(server).stream())
                .toList();
    }

    private String address() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "rediss://" : "redis://") + bracketed + ":" + port + "/" + database;
    }
}
