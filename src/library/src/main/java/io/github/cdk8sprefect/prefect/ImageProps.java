package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The container image of a Prefect process.
 *
 * @param repository registry and repository. Default: {@code prefecthq/prefect}. Must not contain a tag or a space
 * @param tag the tag. Default: that of the Prefect version, such as {@code 2.20.25-python3.11}
 * @param digest {@code sha256:…}, which pins the content regardless of the tag. Default: none
 * @param pullPolicy {@code IfNotPresent} (default), {@code Always} or {@code Never}
 * @see <a href="https://hub.docker.com/r/prefecthq/prefect/tags">Prefect's image tags</a>
 */
@PropsBuilder
public record ImageProps(String repository, Optional<String> tag, Optional<String> digest, PullPolicy pullPolicy) {

    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** When the kubelet pulls the image. */
    public enum PullPolicy {
        /** At every start of a container. */
        Always,
        /** When the node has not got the image. */
        IfNotPresent,
        /** The node must have it. */
        Never
    }

    /** Refuses anything that is not an image reference. */
    public ImageProps {
        repository = Defaults.orElse(repository, "prefecthq/prefect");
        pullPolicy = Defaults.orElse(pullPolicy, PullPolicy.IfNotPresent);
        Problems problems = Problems.of(ImageProps.class)
                .matches(
                        REPOSITORY,
                        repository,
                        "repository",
                        "must be an image repository without tag, such as prefecthq/prefect");
        tag.ifPresent(text -> problems.matches(TAG, text, "tag", "must be an image tag such as 2.20.25-python3.11"));
        digest.ifPresent(text -> problems.matches(DIGEST, text, "digest", "must be sha256: and 64 hex digits"));
        problems.throwIfAny();
    }

    /** The official image of the Prefect version. */
    public static ImageProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static ImagePropsBuilder builder() {
        return ImagePropsBuilder.builder();
    }

    /** The image of this version; {@code flavour} ends the tag that the version gives. */
    public ContainerImage image(PrefectVersion version, String flavour) {
        String tagged = repository + ":" + tag.orElse(version + "-python3.11" + flavour);
        return new ContainerImage(digest.map(fixed -> tagged + "@" + fixed).orElse(tagged), pullPolicy.name());
    }
}
