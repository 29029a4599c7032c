package io.github.cdk8sprefect.ingress;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.server.ServerService;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The way from outside to a server by the Gateway API: its API and its UI.
 *
 * <p>In the cluster: an HTTPRoute, named as the server. The Gateways that it names must let routes of the server's namespace
 * attach.
 */
public class PrefectHttpRoute extends Component {

    /**
     * Places the route.
     *
     * @param server the server behind it: {@code server.service()}
     */
    public PrefectHttpRoute(Construct scope, String id, HttpRouteProps props, ServerService server) {
        super(scope, id, props.customize(), List.<HasMetadata>of(route(props, server)));
    }

    private static HTTPRoute route(HttpRouteProps props, ServerService server) {
        return new HTTPRouteBuilder()
                .withMetadata(server.identity().objectMeta(server.identity().name(), props.annotations()))
                .withNewSpec()
                .withParentRefs(props.gateways())
                .withHostnames(Stream.concat(Stream.of(props.host()), props.extraHosts().stream())
                        .toList())
                .addNewRule()
                .addNewMatch()
                .withNewPath("PathPrefix", props.path().or(server::path).orElse("/"))
                .endMatch()
                .withFilters(props.filters())
                .addNewBackendRef()
                .withName(server.identity().name())
                .withPort(server.port())
                .endBackendRef()
                .endRule()
                .endSpec()
                .build();
    }
}
