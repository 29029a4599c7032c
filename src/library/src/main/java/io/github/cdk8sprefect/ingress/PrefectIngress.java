package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.server.ServerService;
import software.constructs.Construct;

/**
 * Exposes a server's API and UI through an Ingress.
 *
 * <p>In the cluster: an Ingress that is named like the server.
 */
public class PrefectIngress extends Component {

    /**
     * Places the ingress.
     *
     * @param server the server behind it: {@code server.service()}
     */
    public PrefectIngress(Construct scope, String id, IngressProps props, ServerService server) {
        this(scope, id, props, server, Customize.all(props.customize()));
    }

    /** Places it in an environment. {@code customize} replaces that of the props. */
    public PrefectIngress(Construct scope, String id, IngressProps props, ServerService server, Customize customize) {
        super(scope, id, server.identity().namespace(), customize, new IngressManifests(props, server).objects());
    }
}
