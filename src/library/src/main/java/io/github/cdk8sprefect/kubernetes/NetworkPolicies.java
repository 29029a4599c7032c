package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;

/** NetworkPolicies in front of a component's pods. */
@Internal
public final class NetworkPolicies {

    private NetworkPolicies() {}

    /**
     * A policy that lets these clients reach one port and nobody else reach any.
     *
     * @param clients the pods that may connect; an empty list lets nobody in
     */
    public static NetworkPolicy onlyFrom(Identity identity, List<NetworkPolicyPeer> clients, int port) {
        return new NetworkPolicyBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(identity.selector())
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .withIngress(clients.isEmpty() ? List.of() : List.of(from(clients, port)))
                .endSpec()
                .build();
    }

    private static NetworkPolicyIngressRule from(List<NetworkPolicyPeer> clients, int port) {
        return new NetworkPolicyIngressRuleBuilder()
                .withFrom(clients)
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(port))
                .endPort()
                .build();
    }
}
