package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/**
 * Ingresses.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 */
final class IngressRules {

    private static final Choice PATH_TYPES = Choice.of("Exact", "Prefix", "ImplementationSpecific");
    private static final Pattern AMBIGUOUS = Pattern.compile("//|/\\./|/\\.\\./|%2[fF]|/\\.\\.?$");
    private static final String WILDCARD = "*.";

    private IngressRules() {}

    static void check(Problems at, IngressSpec spec) {
        Names.optional(at, "ingressClassName", spec.getIngressClassName());
        at.require(
                !spec.getRules().isEmpty() || spec.getDefaultBackend() != null,
                "rules",
                "must have at least one rule, or defaultBackend beside it");
        if (spec.getDefaultBackend() != null) {
            backend(at.at("defaultBackend"), spec.getDefaultBackend());
        }
        at.each("rules", spec.getRules(), IngressRules::rule);
        at.each("tls", spec.getTls(), (tls, said) -> {
            tls.each("hosts", said.getHosts(), (host, name) -> host(host, "", name));
            Names.optional(tls, "secretName", said.getSecretName());
        });
    }

    private static void rule(Problems at, IngressRule rule) {
        if (!Texts.isEmpty(rule.getHost())) {
            host(at, "host", rule.getHost());
        }
        if (rule.getHttp() != null) {
            at.require(!rule.getHttp().getPaths().isEmpty(), "http.paths", "must have at least one path");
            at.each("http.paths", rule.getHttp().getPaths(), IngressRules::path);
        }
    }

    /** Refuses anything that is not a DNS name, perhaps with a wildcard as its first label. */
    static void host(Problems problems, String path, String host) {
        String name = host.startsWith(WILDCARD) ? host.substring(WILDCARD.length()) : host;
        if (Addresses.isIp(host)) {
            problems.require(false, path, host, "must be a DNS name, not an IP address");
        } else {
            problems.dnsName(name, path);
        }
    }

    private static void path(Problems at, HTTPIngressPath path) {
        String text = path.getPath();
        PATH_TYPES.require(at, "pathType", path.getPathType());
        boolean mayBeEmpty = "ImplementationSpecific".equals(path.getPathType()) && Texts.isEmpty(text);
        boolean isAbsolute = text != null && text.startsWith("/");
        at.require(isAbsolute || mayBeEmpty, "path", text, "must be a path that begins with /");
        at.require(
                !isAbsolute
                        || "ImplementationSpecific".equals(path.getPathType())
                        || !AMBIGUOUS.matcher(text).find(),
                "path",
                text,
                "must not have //, /./, /../ or %2f in it");
        if (path.getBackend() == null) {
            at.require(false, "backend", "must be given");
        } else {
            backend(at.at("backend"), path.getBackend());
        }
    }

    private static void backend(Problems at, IngressBackend backend) {
        IngressServiceBackend service = backend.getService();
        at.require((service == null) != (backend.getResource() == null), "", "must have one of service and resource");
        if (service == null) {
            return;
        }
        Names.required(at, "service.name", service.getName(), "the name of a Service");
        String name = service.getPort() == null ? null : service.getPort().getName();
        Integer number = service.getPort() == null ? null : service.getPort().getNumber();
        boolean hasName = !Texts.isEmpty(name);
        at.require(hasName != (number != null && number != 0), "service.port", "must have one of name and number");
        if (hasName) {
            PortRules.name(at, "service.port.name", name);
        } else if (number != null && number != 0) {
            PortRules.number(at, "service.port.number", number);
        }
    }
}
