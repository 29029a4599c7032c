package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;
import java.util.Optional;

/**
 * The Service in front of the server.
 *
 * @param type {@code ClusterIP} (default), {@code NodePort} or {@code LoadBalancer}
 * @param port the port. Default: 4200. Must be a port
 * @param nodePort port on every node. Default: chosen by Kubernetes. Refused: with type {@code ClusterIP}
 * @param clusterIp a fixed address, or {@code None} for a headless Service. Default: chosen by Kubernetes
 * @param externalTrafficPolicy {@code Cluster}, or {@code Local} to keep the client's address. Default: none. Refused:
 *     with type {@code ClusterIP}
 * @param annotations annotations, such as a load balancer's
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Services</a>
 */
@PropsBuilder
public record ServiceProps(
        Type type,
        Integer port,
        Optional<Integer> nodePort,
        Optional<String> clusterIp,
        Optional<TrafficPolicy> externalTrafficPolicy,
        Map<String, String> annotations) {

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
        port = Defaults.orElse(port, 4200);
        annotations = Defaults.map(annotations);
        boolean internal = type == Type.ClusterIP;
        Problems problems = Problems.of(ServiceProps.class)
                .port(port, "port")
                .require(!internal || nodePort.isEmpty(), "nodePort", "needs type NodePort or LoadBalancer")
                .require(
                        !internal || externalTrafficPolicy.isEmpty(),
                        "externalTrafficPolicy",
                        "needs type NodePort or LoadBalancer");
        MetadataRules.annotations(problems, "annotations", annotations);
        nodePort.ifPresent(number -> problems.port(number, "nodePort"));
        problems.throwIfAny();
    }

    /** Inside the cluster, on port 4200. */
    public static ServiceProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static ServicePropsBuilder builder() {
        return ServicePropsBuilder.builder();
    }
}
