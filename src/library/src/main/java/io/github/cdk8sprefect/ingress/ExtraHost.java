package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.ingress.IngressProps.PathType;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;

/**
 * An additional host that routes to the server.
 *
 * @param host the host name. Required. Must not contain a scheme, port or path
 * @param path the path below the host. Default: {@code /}
 * @param pathType how the path matches. Default: {@code Prefix}
 */
@PropsBuilder
public record ExtraHost(String host, String path, PathType pathType) {

    /** Puts the defaults in, and refuses anything that is not a host. */
    public ExtraHost {
        path = Defaults.orElse(path, "/");
        pathType = Defaults.orElse(pathType, PathType.Prefix);
        Problems problems = Problems.of(ExtraHost.class);
        Hosts.check(problems, "host", host);
        WayPaths.check(problems, "path", path, pathType);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static ExtraHostBuilder builder() {
        return ExtraHostBuilder.builder();
    }
}
