package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.server.ServerService;
import software.constructs.Construct;

/**
 * Exposes a server's API and UI through the Gateway API.
 *
 * <p>In the cluster: an HTTPRoute that is named like the server. Its Gateways must allow routes from the server's
 * namespace.
 */
public class PrefectHttpRoute extends Component {

    /**
     * Places the route.
     *
     * @param server the server behind it: {@code server.service()}
     */
    public PrefectHttpRoute(Construct scope, String id, HttpRouteProps props, ServerService server) {
        this(scope, id, props, server, Customize.all(props.customize()));
    }

    /** Places it in an environment. {@code customize} replaces that of the props. */
    public PrefectHttpRoute(
            Construct scope, String id, HttpRouteProps props, ServerService server, Customize customize) {
        super(scope, id, server.identity().namespace(), customize, new HttpRouteManifests(props, server).objects());
    }
}
