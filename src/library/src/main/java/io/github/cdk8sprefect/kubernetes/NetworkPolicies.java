package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import java.util.stream.IntStream;

/** NetworkPolicies and their rules. */
@Internal
public final class NetworkPolicies {

    private NetworkPolicies() {}

    /**
     * A policy that lets these clients reach one port and nobody else reach any.
     *
     * @param clients the pods that may connect; an empty list lets nobody in
     */
    public static NetworkPolicy onlyFrom(Identity identity, List<NetworkPolicyPeer> clients, int port) {
        return ingress(
                identity.objectMeta(), pods(identity), clients.isEmpty() ? List.of() : List.of(from(clients, port)));
    }

    /** A policy that allows these incoming connections. */
    public static NetworkPolicy ingress(ObjectMeta metadata, LabelSelector pods, List<NetworkPolicyIngressRule> rules) {
        return new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withPodSelector(pods)
                .withPolicyTypes("Ingress")
                .withIngress(rules)
                .endSpec()
                .build();
    }

    /** A policy that allows these outgoing connections. */
    public static NetworkPolicy egress(ObjectMeta metadata, LabelSelector pods, List<NetworkPolicyEgressRule> rules) {
        return new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withPodSelector(pods)
                .withPolicyTypes("Egress")
                .withEgress(rules)
                .endSpec()
                .build();
    }

    /** A policy that denies every pod of a namespace all connections that no other policy allows. */
    public static NetworkPolicy denyAll(ObjectMeta metadata) {
        return new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withPodSelector(new LabelSelector())
                .withPolicyTypes("Ingress", "Egress")
                .endSpec()
                .build();
    }

    /** The pods of a component. */
    public static LabelSelector pods(Identity identity) {
        return new LabelSelectorBuilder().withMatchLabels(identity.selector()).build();
    }

    /** Connections from these clients to one port. */
    public static NetworkPolicyIngressRule from(List<NetworkPolicyPeer> clients, int port) {
        return new NetworkPolicyIngressRuleBuilder()
                .withFrom(clients)
                .withPorts(port("TCP", port))
                .build();
    }

    /**
     * Connections to these ports.
     *
     * @param targets where to; an empty list allows any address
     */
    public static NetworkPolicyEgressRule to(List<NetworkPolicyPeer> targets, int... ports) {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(targets)
                .withPorts(IntStream.of(ports)
                        .distinct()
                        .mapToObj(port -> port("TCP", port))
                        .toList())
                .build();
    }

    /** Requests to name servers, which answer by UDP and, at length, by TCP. */
    public static NetworkPolicyEgressRule toNameServers(List<NetworkPolicyPeer> targets) {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(targets)
                .withPorts(port("UDP", 53), port("TCP", 53))
                .build();
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withPort(new IntOrString(number))
                .build();
    }
}
