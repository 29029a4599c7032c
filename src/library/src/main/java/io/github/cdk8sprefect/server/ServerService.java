package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Problems;
import java.util.Optional;

/**
 * The Service of a server, for an Ingress or an HTTPRoute.
 *
 * @param identity who the server is
 * @param portName name of the Service's port
 * @param port the Service's port
 * @param path path below which UI and API lie, if not at the root
 * @param hasLocalAddress whether browsers are told to look for the API at {@code http://localhost:4200}, because nobody said
 *     where else
 */
public record ServerService(
        Identity identity, String portName, int port, Optional<String> path, boolean hasLocalAddress) {

    /** Reports a server whose UI would look for its API at localhost, though browsers find it at this address. */
    public void requireAddress(String publicApiUrl, Problems problems) {
        problems.require(
                !hasLocalAddress,
                "host",
                "is not what the server tells browsers, which would look for the API at http://localhost:4200; set publicApiUrl of"
                        + " the server, such as " + publicApiUrl);
    }

    /** Reports an outer path, such as an ingress', that does not lead to the path of UI and API. */
    public void requireWayFrom(Optional<String> outer, Problems problems) {
        path.ifPresent(own -> outer.ifPresent(way -> problems.require(
                isBelow(own, way), "path", way, "must lead to the server's path, " + own + "; leave it out")));
    }

    private static boolean isBelow(String path, String parent) {
        return (path + "/").startsWith(parent.endsWith("/") ? parent : parent + "/");
    }
}
