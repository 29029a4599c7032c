package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.NetworkPolicyRules;
import java.util.List;

/**
 * The connections that an installation needs in namespaces that deny all others, as {@link PrefectNetworkPolicies}.
 *
 * <p>All pods may resolve names and connect to the pods of the installation; the server, the database and Redis decide who is let in.
 * The server, its background services and the migration may connect to an external database and Redis: at the port that is
 * known, else at 5432. Workers that create Jobs, and agents, may connect to the Kubernetes API. Every client may connect to the API
 * that it uses.
 *
 * @param defaultDeny whether the namespaces deny every connection that no policy allows, also those of pods that are not ours.
 *     Default: false; somebody else denies them
 * @param serverFrom who else may connect to the server, such as the pods of the ingress controller. Default: nobody. Required beside
 *     {@code ingress} and {@code httpRoute}
 * @param metricsFrom who may read the metrics of the exporter and of workers, such as the pods of Prometheus. Default: nobody. Required
 *     beside {@code monitoring} and {@code metrics} of a worker
 * @param dns where names are resolved, at port 53. Default: any address, because a cache on the node has no pod to select
 * @param kubernetesApi the addresses of the API servers of Kubernetes, at ports 443 and 6443; not that of their Service, which most
 *     network plugins have replaced before they look. Default: any, because they are not known here
 * @param serverEgress more connections that the server and its background services may open, such as to an address that
 *     an automation notifies. Default: none
 * @param flowRunEgress more connections that flow runs may open: to repositories, data and so on. Default: none. An empty rule,
 *     {@code - {}}, allows all. It applies to Jobs from a typed job template, to agents, and to workers that run flows in their own pod
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network policies</a>
 */
@PropsBuilder
public record NetworkPoliciesProps(
        Boolean defaultDeny,
        List<NetworkPolicyPeer> serverFrom,
        List<NetworkPolicyPeer> metricsFrom,
        List<NetworkPolicyPeer> dns,
        List<NetworkPolicyPeer> kubernetesApi,
        List<NetworkPolicyEgressRule> serverEgress,
        List<NetworkPolicyEgressRule> flowRunEgress) {

    /** Puts the defaults in, and refuses peers and rules that Kubernetes refuses. */
    public NetworkPoliciesProps {
        defaultDeny = Defaults.orElse(defaultDeny, false);
        serverFrom = Defaults.list("serverFrom", serverFrom);
        metricsFrom = Defaults.list("metricsFrom", metricsFrom);
        dns = Defaults.list("dns", dns);
        kubernetesApi = Defaults.list("kubernetesApi", kubernetesApi);
        serverEgress = Defaults.list("serverEgress", serverEgress);
        flowRunEgress = Defaults.list("flowRunEgress", flowRunEgress);
        Problems problems = Problems.of(NetworkPoliciesProps.class);
        NetworkPolicyRules.peers(problems, "serverFrom", serverFrom);
        NetworkPolicyRules.peers(problems, "metricsFrom", metricsFrom);
        NetworkPolicyRules.peers(problems, "dns", dns);
        NetworkPolicyRules.peers(problems, "kubernetesApi", kubernetesApi);
        NetworkPolicyRules.egress(problems, "serverEgress", serverEgress);
        NetworkPolicyRules.egress(problems, "flowRunEgress", flowRunEgress);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static NetworkPoliciesPropsBuilder builder() {
        return NetworkPoliciesPropsBuilder.builder();
    }
}
