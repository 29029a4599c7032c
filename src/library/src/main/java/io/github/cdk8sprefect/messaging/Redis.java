package io.github.cdk8sprefect.messaging;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.List;
import software.constructs.Construct;

/**
 * A Redis of one instance, through which the processes of a Prefect server talk.
 *
 * <p>In the cluster: a Deployment, a Service, a NetworkPolicy that allows only the server's processes, a
 * ServiceAccount; and a Secret where the password is inline.
 */
public class Redis extends Component {

    private final ExternalRedis connection;

    /**
     * Places Redis.
     *
     * @param clients the pods that may connect, as a NetworkPolicy names them
     */
    public Redis(Construct scope, String id, RedisProps props, List<NetworkPolicyPeer> clients) {
        this(scope, id, props, Wiring.in(scope, props), clients);
    }

    /** Places Redis with this wiring. */
    public Redis(Construct scope, String id, RedisProps props, Wiring wiring, List<NetworkPolicyPeer> clients) {
        super(
                scope,
                id,
                wiring.namespace(),
                wiring.customize(),
                new RedisManifests(props, wiring.namespace()).objects(clients));
        this.connection = connection(props, wiring);
    }

    /** The connection of a server to the Redis with these props. The Redis writes its Secrets, so they are only referred to. */
    public static ExternalRedis connection(RedisProps props, Wiring wiring) {
        return ExternalRedis.builder()
                .host(new RedisManifests(props, wiring.namespace()).host())
                .password(props.password().reference())
                .url(props.url().reference())
                .build();
    }

    /** How a server reaches this Redis. */
    public ExternalRedis connection() {
        return connection;
    }
}
