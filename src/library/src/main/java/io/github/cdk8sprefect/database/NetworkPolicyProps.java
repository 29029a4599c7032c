package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.NetworkPolicyRules;
import java.util.List;

/**
 * Who may connect to the database: a NetworkPolicy, which is enforced if the cluster's network plugin supports it.
 *
 * @param enabled whether there is one. Default: true. Without it, every pod in the cluster reaches the database's port
 * @param from additional clients, such as a backup job
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network policies</a>
 */
@PropsBuilder
public record NetworkPolicyProps(Boolean enabled, List<NetworkPolicyPeer> from) {

    /** Puts the defaults in, and refuses peers that Kubernetes refuses. */
    public NetworkPolicyProps {
        enabled = Defaults.orElse(enabled, true);
        from = Defaults.list("from", from);
        Problems problems = Problems.of(NetworkPolicyProps.class);
        NetworkPolicyRules.peers(problems, "from", from);
        problems.throwIfAny();
    }

    /** Only the server. */
    public static NetworkPolicyProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static NetworkPolicyPropsBuilder builder() {
        return NetworkPolicyPropsBuilder.builder();
    }
}
