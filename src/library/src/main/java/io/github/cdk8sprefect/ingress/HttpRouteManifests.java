package io.github.cdk8sprefect.ingress;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.github.cdk8sprefect.server.ServerService;
import java.util.List;
import java.util.stream.Stream;

/** The HTTPRoute in front of one server. */
record HttpRouteManifests(HttpRouteProps props, ServerService server) {

    List<HasMetadata> objects() {
        props.checkFor(server);
        return List.of(route());
    }

    private HTTPRoute route() {
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
                .withKind(null) // a Service; fabric8 6 writes the name of its own type
                .withName(server.identity().name())
                .withPort(server.port())
                .endBackendRef()
                .endRule()
                .endSpec()
                .build();
    }
}
