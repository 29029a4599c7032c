package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Services.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Service</a>
 */
final class ServiceRules {

    private static final Choice TYPES = Choice.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName");
    private static final Choice AFFINITIES = Choice.of("None", "ClientIP");
    private static final Choice TRAFFIC = Choice.of("Cluster", "Local");
    private static final Choice DISTRIBUTIONS = Choice.of("PreferClose", "PreferSameZone", "PreferSameNode");
    private static final int LONGEST_AFFINITY = 86_400;

    private ServiceRules() {}

    static void check(Problems at, ServiceSpec spec) {
        String type = Texts.isEmpty(spec.getType()) ? "ClusterIP" : spec.getType();
        TYPES.require(at, "type", type);
        MetadataRules.labels(at, "selector", spec.getSelector());
        ports(at, spec.getPorts(), type);
        boolean isHeadless = "None".equals(spec.getClusterIP());
        at.require(
                !spec.getPorts().isEmpty() || isHeadless || type.equals("ExternalName"),
                "ports",
                "must have at least one port");
        if (type.equals("ExternalName")) {
            Names.required(at, "externalName", withoutDot(spec.getExternalName()), "the DNS name of the service");
        }
        ServiceAddressRules.check(at, spec, type);
        affinity(at, spec);
        traffic(at, spec, type);
    }

    private static String withoutDot(String name) {
        return name != null && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static void ports(Problems problems, List<ServicePort> ports, String type) {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> nodePorts = new HashSet<>();
        problems.each("ports", ports, (at, port) -> {
            String protocol = Texts.isEmpty(port.getProtocol()) ? "TCP" : port.getProtocol();
            if (!Texts.isEmpty(port.getName())) {
                at.dnsLabel(port.getName(), "name");
                at.require(
                        names.add(port.getName()),
                        "name",
                        port.getName(),
                        "is the name of another port already; give it another name");
            } else {
                at.require(ports.size() == 1, "name", "must be given, because there are several ports");
            }
            PortRules.number(at, "port", port.getPort());
            PortRules.PROTOCOLS.require(at, "protocol", protocol);
            if (port.getTargetPort() != null) {
                PortRules.reference(at, "targetPort", port.getTargetPort());
            }
            at.require(
                    port.getPort() == null || numbers.add(protocol + port.getPort()),
                    "port",
                    port.getPort(),
                    "is another port already");
            nodePort(at, port, type, nodePorts.add(protocol + port.getNodePort()));
        });
    }

    private static void nodePort(Problems at, ServicePort port, String type, boolean isFirst) {
        if (port.getNodePort() == null || port.getNodePort() == 0) {
            return;
        }
        if (type.equals("ClusterIP")) {
            at.require(false, "nodePort", port.getNodePort(), "needs type NodePort or LoadBalancer");
            return;
        }
        PortRules.number(at, "nodePort", port.getNodePort()); // an API server is told which of them it has
        at.require(isFirst, "nodePort", port.getNodePort(), "is the nodePort of another port already");
    }

    private static void affinity(Problems at, ServiceSpec spec) {
        AFFINITIES.check(at, "sessionAffinity", spec.getSessionAffinity());
        if (spec.getSessionAffinityConfig() == null) {
            return;
        }
        at.require(
                "ClientIP".equals(spec.getSessionAffinity()),
                "sessionAffinityConfig",
                "needs sessionAffinity ClientIP");
        if (spec.getSessionAffinityConfig().getClientIP() != null) {
            at.between(
                    1,
                    LONGEST_AFFINITY,
                    spec.getSessionAffinityConfig().getClientIP().getTimeoutSeconds(),
                    "sessionAffinityConfig.clientIP.timeoutSeconds");
        }
    }

    private static void traffic(Problems at, ServiceSpec spec, String type) {
        boolean isExternal = type.equals("NodePort")
                || type.equals("LoadBalancer")
                || !spec.getExternalIPs().isEmpty();
        TRAFFIC.check(at, "internalTrafficPolicy", spec.getInternalTrafficPolicy());
        TRAFFIC.check(at, "externalTrafficPolicy", spec.getExternalTrafficPolicy());
        DISTRIBUTIONS.check(at, "trafficDistribution", spec.getTrafficDistribution());
        at.require(
                Texts.isEmpty(spec.getExternalTrafficPolicy()) || isExternal,
                "externalTrafficPolicy",
                spec.getExternalTrafficPolicy(),
                "needs type NodePort or LoadBalancer");
        boolean isBalanced = type.equals("LoadBalancer");
        at.require(
                isBalanced || spec.getLoadBalancerSourceRanges().isEmpty(),
                "loadBalancerSourceRanges",
                "needs type LoadBalancer");
        at.require(
                isBalanced || Texts.isEmpty(spec.getLoadBalancerClass()),
                "loadBalancerClass",
                spec.getLoadBalancerClass(),
                "needs type LoadBalancer");
        at.require(
                isBalanced || spec.getAllocateLoadBalancerNodePorts() == null,
                "allocateLoadBalancerNodePorts",
                spec.getAllocateLoadBalancerNodePorts(),
                "needs type LoadBalancer");
        at.each(
                "loadBalancerSourceRanges",
                spec.getLoadBalancerSourceRanges(),
                (range, text) ->
                        range.require(Addresses.isCidr(text.strip()), "", text, "must be a range such as 10.0.0.0/8"));
    }
}
