package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.ingress.IngressProps.PathType;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;

/**
 * One more host that leads to the server.
 *
 * @param host the name. Refused: none, and what has a scheme, port or path
 * @param path the path under it. Default: {@code /}
 * @param pathType how the path matches. Default: {@code Prefix}
 */
@PropsBuilder
public record ExtraHost(String host, String path, PathType pathType) {

    /** Puts the defaults in, and refuses what is no host. */
    public ExtraHost {
        path = Defaults.orElse(path, "/");
        pathType = Defaults.orElse(pathType, PathType.Prefix);
        Problems.of(ExtraHost.class)
                .require(IngressProps.isHost(host), "host", host, IngressProps.HOST_RULE)
                .require(path.startsWith("/"), "path", path, "must start with /")
                .throwIfAny();
    }

    /** Starts from the defaults. */
    public static ExtraHostBuilder builder() {
        return ExtraHostBuilder.builder();
    }
}
