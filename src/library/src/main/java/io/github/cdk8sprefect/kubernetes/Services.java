package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.github.cdk8sprefect.props.Internal;
import java.util.Map;

/** Services in front of a component's pods. */
@Internal
public final class Services {

    private Services() {}

    /** A Service of the component's name, for one port inside the cluster. */
    public static Service clusterIp(Identity identity, String portName, int port) {
        return of(identity.objectMeta(), identity, port(portName, port));
    }

    /** A Service that gives each pod a name of its own, before it is ready. */
    public static Service headless(Identity identity, String name, String portName, int port) {
        return of(identity.objectMeta(name, Map.of()), identity, port(portName, port))
                .edit()
                .editSpec()
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .endSpec()
                .build();
    }

    /** A Service with metadata and a port of its own. */
    public static Service of(ObjectMeta metadata, Identity identity, ServicePort port) {
        return new ServiceBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withSelector(identity.selector())
                .withPorts(port)
                .endSpec()
                .build();
    }

    /** The port that leads to the container's port of the same name. */
    private static ServicePort port(String name, int port) {
        return new ServicePortBuilder()
                .withName(name)
                .withPort(port)
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(name))
                .build();
    }
}
