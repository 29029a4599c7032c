package io.github.cdk8sprefect.argocd;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cluster into which an Application installs.
 *
 * @param server the URL of its API. Default: {@code https://kubernetes.default.svc}, the cluster in which Argo CD runs,
 *     if {@code name} is not given. Refused: beside {@code name}, and anything that is not a URL
 * @param name its name in Argo CD. Default: none
 */
@PropsBuilder
public record DestinationProps(Optional<String> server, Optional<String> name) {

    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final String THIS_CLUSTER = "https://kubernetes.default.svc";

    /** Puts the default in, and refuses two clusters. */
    public DestinationProps {
        Problems problems =
                Problems.of(DestinationProps.class).notTogether(name, "name", server, "server", "; keep one of them");
        server.ifPresent(url -> problems.matches(URL, url, "server", "must be a URL such as " + THIS_CLUSTER));
        name.ifPresent(text -> problems.notBlank(text, "name", "Argo CD finds the cluster by it"));
        problems.throwIfAny();
        if (name.isEmpty()) {
            server = server.or(() -> Optional.of(THIS_CLUSTER));
        }
    }

    /** The cluster that Argo CD runs in. */
    public static DestinationProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static DestinationPropsBuilder builder() {
        return DestinationPropsBuilder.builder();
    }
}
