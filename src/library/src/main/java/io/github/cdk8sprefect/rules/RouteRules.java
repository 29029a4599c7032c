package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.github.cdk8sprefect.props.Problems;

/**
 * Routes of the Gateway API, by the schema of its HTTPRoute.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/api-types/httproute/">HTTPRoute</a>
 */
final class RouteRules {

    private static final Choice PATH_TYPES = Choice.of("Exact", "PathPrefix", "RegularExpression");
    private static final Choice METHODS =
            Choice.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final int HEAVIEST = 1_000_000;

    private RouteRules() {}

    static void check(Problems at, HTTPRouteSpec spec) {
        at.each("parentRefs", spec.getParentRefs(), (parent, said) -> {
            parent.notBlank(said.getName(), "name", "the name of a Gateway");
            parent.between(1, 65535, said.getPort(), "port");
            if (said.getNamespace() != null) {
                parent.dnsLabel(said.getNamespace(), "namespace");
            }
            if (said.getSectionName() != null) {
                parent.dnsName(said.getSectionName(), "sectionName");
            }
        });
        at.each("hostnames", spec.getHostnames(), (host, name) -> IngressRules.host(host, "", name));
        at.each("rules", spec.getRules(), RouteRules::rule);
    }

    private static void rule(Problems at, HTTPRouteRule rule) {
        at.each("matches", rule.getMatches(), RouteRules::match);
        at.each("backendRefs", rule.getBackendRefs(), (backend, said) -> {
            backend.notBlank(said.getName(), "name", "the name of a Service");
            backend.between(1, 65535, said.getPort(), "port");
            backend.between(0, HEAVIEST, said.getWeight(), "weight");
            boolean isService = Texts.isEmpty(said.getKind()) || said.getKind().equals("Service");
            backend.require(!isService || said.getPort() != null, "port", "must be given for a Service");
        });
    }

    private static void match(Problems at, HTTPRouteMatch match) {
        METHODS.check(at, "method", match.getMethod());
        if (match.getPath() == null) {
            return;
        }
        String type = match.getPath().getType();
        String value = match.getPath().getValue();
        PATH_TYPES.check(at, "path.type", type);
        at.require(
                value == null || "RegularExpression".equals(type) || value.startsWith("/"),
                "path.value",
                value,
                "must be a path that begins with /");
    }
}
