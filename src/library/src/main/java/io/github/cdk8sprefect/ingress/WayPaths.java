package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.ingress.IngressProps.PathType;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/**
 * Paths of an Ingress or an HTTPRoute.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types">Path types</a>
 */
final class WayPaths {

    private static final Pattern PLAIN =
            Pattern.compile("/|(/(?!\\.{1,2}(/|$))([-A-Za-z0-9._~!$&'()*+,;=:@]|%(?!2[fF])[0-9A-Fa-f]{2})+)+/?");
    private static final int LONGEST = 1024;

    private WayPaths() {}

    /** Refuses what Kubernetes refuses of this type. What a controller sees fit may be a regular expression. */
    static void check(Problems problems, String path, String text, PathType type) {
        problems.require(text.startsWith("/"), path, text, "must start with /, such as /prefect");
        problems.require(
                !text.startsWith("/")
                        || type == PathType.ImplementationSpecific
                        || (text.length() <= LONGEST && PLAIN.matcher(text).matches()),
                path,
                text,
                "must be a path such as /prefect: at most 1024 characters of a URL, without //, . or .. between slashes");
    }
}
