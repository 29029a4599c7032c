package io.github.cdk8sprefect.ingress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import io.github.cdk8sprefect.server.ServerService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a {@link PrefectHttpRoute}.
 *
 * @param host the host name of Prefect in browsers. Required. Must not contain a scheme, port or path
 * @param gateways the Gateways that serve the route, each with {@code name} and, if needed, {@code namespace},
 *     {@code sectionName} or {@code port} where they are needed. Required
 * @param https whether the Gateway's listener uses TLS, so that browsers use {@code https://}. Default: true
 * @param path the path prefix that routes to the server. Default: the server's own {@code path}, else {@code /}. Must
 *     start with {@code /}
 * @param extraHosts additional host names that route to the server
 * @param filters filters that the Gateway applies to requests, written unchanged
 * @param annotations annotations
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 * @see <a href="https://gateway-api.sigs.k8s.io/api-types/httproute/">HTTPRoute</a>
 */
@PropsBuilder
public record HttpRouteProps(
        String host,
        List<ParentReference> gateways,
        Boolean https,
        Optional<String> path,
        List<String> extraHosts,
        List<HTTPRouteFilter> filters,
        Map<String, String> annotations,
        @JsonIgnore List<Customize> customize) {

    /** Puts the defaults in, and refuses what no Gateway would serve. */
    public HttpRouteProps {
        gateways = Defaults.list("gateways", gateways);
        https = Defaults.orElse(https, true);
        extraHosts = Defaults.list("extraHosts", extraHosts);
        filters = Defaults.list("filters", filters);
        annotations = Defaults.map("annotations", annotations);
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(HttpRouteProps.class)
                .notEmpty(gateways, "gateways", "must name at least one Gateway")
                .each("gateways", gateways, (at, gateway) -> at.dnsName(gateway.getName(), "name"))
                .each("extraHosts", extraHosts, (at, name) -> Hosts.check(at, "", name));
        List<List<String>> listeners = gateways.stream()
                .map(gateway -> Arrays.asList(
                        gateway.getKind(), gateway.getNamespace(), gateway.getName(), gateway.getSectionName()))
                .toList();
        for (int index = 0; index < gateways.size(); index++) {
            int first = listeners.indexOf(listeners.get(index));
            problems.require(
                    first == index,
                    "gateways[" + index + "]",
                    "is the same as gateways[" + first + "]; give each a sectionName, or keep one");
        }
        Hosts.check(problems, "host", host);
        path.ifPresent(text -> WayPaths.check(problems, "path", text, IngressProps.PathType.Prefix));
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static HttpRoutePropsBuilder builder() {
        return HttpRoutePropsBuilder.builder();
    }

    /** Starts from these props. */
    public HttpRoutePropsBuilder toBuilder() {
        return HttpRoutePropsBuilder.builder(this);
    }

    /**
     * Refuses a path that does not lead to this server, and a server that tells browsers another address.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for these
     */
    public void checkFor(ServerService server) {
        Problems problems = Problems.of(HttpRouteProps.class);
        server.requireWayFrom(path, problems);
        server.requireAddress(publicApiUrl(server.path()), problems);
        problems.throwIfAny();
    }

    /**
     * Where a browser finds the API.
     *
     * @param serverPath the path below which it lies on the server itself
     */
    public String publicApiUrl(Optional<String> serverPath) {
        return ApiUrl.below((https ? "https://" : "http://")
                + host
                + serverPath.or(() -> path).orElse(""));
    }

    /** What browsers call the site of the UI, if it has one host and no other. */
    public Optional<String> uiOrigin() {
        return Optional.of((https ? "https://" : "http://") + host)
                .filter(origin -> !host.startsWith("*") && extraHosts.isEmpty());
    }
}
