package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.List;
import software.constructs.Construct;

/**
 * What the pods of an installation may connect to, and who may connect to them.
 *
 * <p>In the cluster: NetworkPolicies in each namespace of the installation. They have an effect if the network plugin of the cluster
 * enforces NetworkPolicies. The policies of the bundled PostgreSQL and Redis are beside those.
 */
public class PrefectNetworkPolicies extends Component {

    /** What the chart is called in an environment, and its file. */
    static final String NAME = "network-policies";

    PrefectNetworkPolicies(Construct scope, String id, List<NetworkPolicy> policies, Customize customize) {
        super(scope, id, customize, List.<HasMetadata>copyOf(policies));
    }
}
