package io.github.cdk8sprefect.ingress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import io.github.cdk8sprefect.server.ServerService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a {@link PrefectIngress}.
 *
 * @param host the host name of Prefect in browsers. Required. Must not contain a scheme, port or path,
 *     or be an address
 * @param path the path below the host. Default: the server's own {@code path}, else {@code /}. Must
 *     start with {@code /}
 * @param pathType how the path matches. Default: {@code Prefix}
 * @param className name of the IngressClass. Default: the cluster's default class. Must be a DNS name
 * @param annotations annotations, such as the controller's
 * @param tls the host's certificate. Default: none, plain HTTP
 * @param servicePort the port of the server's Service, by name or number. Default: the name that {@code server.service} has
 * @param extraPaths additional paths of the host, before ours
 * @param extraHosts additional hosts that route to the server
 * @param extraRules additional rules, written unchanged
 * @param extraTls additional certificates, written unchanged
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 */
@PropsBuilder
public record IngressProps(
        String host,
        Optional<String> path,
        PathType pathType,
        Optional<String> className,
        Map<String, String> annotations,
        Optional<TlsProps> tls,
        Optional<IntOrString> servicePort,
        List<HTTPIngressPath> extraPaths,
        List<ExtraHost> extraHosts,
        List<IngressRule> extraRules,
        List<IngressTLS> extraTls,
        @JsonIgnore List<Customize> customize) {

    /** How a path matches. */
    public enum PathType {
        /** The path and all below it. */
        Prefix,
        /** This path alone. */
        Exact,
        /** As the controller sees fit. */
        ImplementationSpecific
    }

    /** Puts the defaults in, and refuses what Kubernetes refuses. */
    public IngressProps {
        pathType = Defaults.orElse(pathType, PathType.Prefix);
        annotations = Defaults.map("annotations", annotations);
        extraPaths = Defaults.list("extraPaths", extraPaths);
        extraHosts = Defaults.list("extraHosts", extraHosts);
        extraRules = Defaults.list("extraRules", extraRules);
        extraTls = Defaults.list("extraTls", extraTls);
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(IngressProps.class);
        Hosts.check(problems, "host", host);
        PathType type = pathType;
        path.ifPresent(text -> WayPaths.check(problems, "path", text, type));
        className.ifPresent(name -> problems.dnsName(name, "className"));
        if (problems.isEmpty()) {
            tls.ifPresent(certificate -> certificate.check(problems.at("tls"), host));
        }
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static IngressPropsBuilder builder() {
        return IngressPropsBuilder.builder();
    }

    /** Starts from these props. */
    public IngressPropsBuilder toBuilder() {
        return IngressPropsBuilder.builder(this);
    }

    /**
     * Refuses a path that does not lead to this server, and a server that tells browsers another address.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for these
     */
    public void checkFor(ServerService server) {
        Problems problems = Problems.of(IngressProps.class);
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
        return ApiUrl.below((tls.isPresent() ? "https://" : "http://")
                + host
                + serverPath.or(() -> path).orElse(""));
    }

    /** What browsers call the site of the UI, if it has one host and no other. */
    public Optional<String> uiOrigin() {
        return Optional.of((tls.isPresent() ? "https://" : "http://") + host)
                .filter(origin -> !host.startsWith("*") && extraHosts.isEmpty() && extraRules.isEmpty());
    }
}
