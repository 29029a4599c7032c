package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * Who may talk to whom.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network policies</a>
 */
@Internal
public final class NetworkPolicyRules {

    private static final Choice TYPES = Choice.of("Ingress", "Egress");

    private NetworkPolicyRules() {}

    static void check(Problems at, NetworkPolicySpec spec) {
        SelectorRules.check(at, "podSelector", spec.getPodSelector());
        at.each("policyTypes", spec.getPolicyTypes(), (type, word) -> TYPES.require(type, "", word));
        at.each("ingress", spec.getIngress(), (rule, said) -> {
            peers(rule, "from", said.getFrom());
            rule.each("ports", said.getPorts(), NetworkPolicyRules::port);
        });
        egress(at, "egress", spec.getEgress());
    }

    /** Refuses peers that Kubernetes refuses. */
    public static void peers(Problems problems, String path, List<NetworkPolicyPeer> peers) {
        problems.each(path, peers, NetworkPolicyRules::peer);
    }

    /** Refuses rules for outgoing connections that Kubernetes refuses. */
    public static void egress(Problems problems, String path, List<NetworkPolicyEgressRule> rules) {
        problems.each(path, rules, (rule, said) -> {
            peers(rule, "to", said.getTo());
            rule.each("ports", said.getPorts(), NetworkPolicyRules::port);
        });
    }

    private static void peer(Problems at, NetworkPolicyPeer peer) {
        boolean hasSelector = peer.getPodSelector() != null || peer.getNamespaceSelector() != null;
        at.require(hasSelector || peer.getIpBlock() != null, "", "must have podSelector, namespaceSelector or ipBlock");
        at.require(
                !hasSelector || peer.getIpBlock() == null,
                "ipBlock",
                "must not be set together with a selector; make it another peer");
        SelectorRules.check(at, "podSelector", peer.getPodSelector());
        SelectorRules.check(at, "namespaceSelector", peer.getNamespaceSelector());
        if (peer.getIpBlock() != null) {
            block(at.at("ipBlock"), peer.getIpBlock());
        }
    }

    private static void block(Problems at, IPBlock block) {
        at.require(Addresses.isCidr(block.getCidr()), "cidr", block.getCidr(), "must be a range such as 10.0.0.0/8");
        at.each("except", block.getExcept(), (except, range) -> {
            boolean isRange = Addresses.isCidr(range);
            except.require(isRange, "", range, "must be a range such as 10.1.0.0/16");
            except.require(
                    !isRange || !Addresses.isCidr(block.getCidr()) || Addresses.isPart(range, block.getCidr()),
                    "",
                    range,
                    "must be a smaller range in " + block.getCidr());
        });
    }

    private static void port(Problems at, NetworkPolicyPort port) {
        PortRules.PROTOCOLS.check(at, "protocol", port.getProtocol());
        Integer number = port.getPort() == null ? null : port.getPort().getIntVal();
        if (port.getPort() != null) {
            PortRules.reference(at, "port", port.getPort());
        }
        if (port.getEndPort() != null) {
            at.require(
                    number != null && port.getEndPort() >= number && port.getEndPort() <= 65535,
                    "endPort",
                    port.getEndPort(),
                    number == null ? "needs a number as port" : "must be from port (" + number + ") to 65535");
        }
    }
}
