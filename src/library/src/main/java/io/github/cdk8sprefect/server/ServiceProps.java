package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.Services;
import io.github.cdk8sprefect.kubernetes.TypedOverlay;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.Addresses;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Service in front of the server.
 *
 * @param type {@code ClusterIP} (default), {@code NodePort} or {@code LoadBalancer}
 * @param portName the name of the port. Default: {@code server-svc-port}; of the exporter {@code metrics}
 * @param port the port. Default: 4200; of the exporter 8000. Must be a port
 * @param nodePort port on every node, from 30000 to 32767. Default: chosen by Kubernetes. Refused: with type
 *     {@code ClusterIP}
 * @param clusterIp a fixed address, or {@code None} for a headless Service of type {@code ClusterIP}. Default: chosen by
 *     Kubernetes
 * @param externalTrafficPolicy {@code Cluster}, or {@code Local} to keep the client's address. Default: none. Refused:
 *     with type {@code ClusterIP}
 * @param annotations annotations, such as a load balancer's
 * @param spec any other fields of the Service, such as {@code ipFamilyPolicy}, or more ports: mappings merge with ours by
 *     key, ports by number. Refused: {@code selector}
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Services</a>
 */
@PropsBuilder
public record ServiceProps(
        Type type,
        Optional<String> portName,
        Optional<Integer> port,
        Optional<Integer> nodePort,
        Optional<String> clusterIp,
        Optional<TrafficPolicy> externalTrafficPolicy,
        Map<String, String> annotations,
        Optional<ServiceSpec> spec) {

    /** Kubernetes still takes it, and warns that it will not. */
    private static final Pattern LEADING_ZERO = Pattern.compile("(.*\\.)?0\\d+\\..*|.*\\.0\\d+");

    private static final int FIRST_NODE_PORT = 30000;
    private static final int LAST_NODE_PORT = 32767;

    /** How far the Service reaches. */
    public enum Type {
        /** Inside the cluster. */
        ClusterIP,
        /** On a port of every node. */
        NodePort,
        /** By a load balancer of the cloud provider. */
        LoadBalancer
    }

    /** Where traffic from outside is routed. */
    public enum TrafficPolicy {
        /** To the pods of any node. */
        Cluster,
        /** To the pods of the node that it reached, with the client's address kept. */
        Local
    }

    /** Puts the defaults in, and refuses what the type does not have. */
    public ServiceProps {
        type = Defaults.orElse(type, Type.ClusterIP);
        annotations = Defaults.map("annotations", annotations);
        boolean internal = type == Type.ClusterIP;
        Problems problems = Problems.of(ServiceProps.class)
                .require(
                        spec.isEmpty() || spec.get().getSelector().isEmpty(),
                        "spec.selector",
                        "must not be set: the Service is for the pods of its part")
                .require(!internal || nodePort.isEmpty(), "nodePort", "needs type NodePort or LoadBalancer")
                .require(
                        !internal || externalTrafficPolicy.isEmpty(),
                        "externalTrafficPolicy",
                        "needs type NodePort or LoadBalancer");
        MetadataRules.annotations(problems, "annotations", annotations);
        port.ifPresent(number -> problems.port(number, "port"));
        portName.ifPresent(name -> problems.dnsLabel(name, "portName"));
        nodePort.ifPresent(number -> problems.require(
                internal || (number >= FIRST_NODE_PORT && number <= LAST_NODE_PORT),
                "nodePort",
                number,
                "must be from " + FIRST_NODE_PORT + " to " + LAST_NODE_PORT
                        + ", where the API server has node ports unless it is told"
                        + " otherwise; then patches set it, at spec.ports of the Service"));
        clusterIp.ifPresent(address -> problems.require(
                (address.equals("None") && internal)
                        || (Addresses.isIp(address)
                                && !LEADING_ZERO.matcher(address).matches()),
                "clusterIp",
                address,
                "must be an address such as 10.96.0.20" + (internal ? ", or None" : "")));
        problems.throwIfAny();
    }

    /** Inside the cluster. */
    public static ServiceProps defaults() {
        return builder().build();
    }

    /**
     * The Service of a component.
     *
     * @param ownName what its port is called unless the user said otherwise
     * @param ownPort its port, likewise
     * @param target the container's port
     */
    public Service object(Identity identity, String ownName, int ownPort, IntOrString target) {
        ServicePort exposed = new ServicePortBuilder()
                .withName(portName.orElse(ownName))
                .withPort(port.orElse(ownPort))
                .withProtocol("TCP")
                .withTargetPort(target)
                .withNodePort(nodePort.orElse(null))
                .build();
        Service service = Services.of(identity.objectMeta(identity.name(), annotations), identity, exposed)
                .edit()
                .editSpec()
                .withType(type.name())
                .withClusterIP(clusterIp.orElse(null))
                .withExternalTrafficPolicy(externalTrafficPolicy.map(Enum::name).orElse(null))
                .endSpec()
                .build();
        return service.edit()
                .withSpec(TypedOverlay.over(service.getSpec(), spec))
                .build();
    }

    /** Starts from the defaults. */
    public static ServicePropsBuilder builder() {
        return ServicePropsBuilder.builder();
    }
}
