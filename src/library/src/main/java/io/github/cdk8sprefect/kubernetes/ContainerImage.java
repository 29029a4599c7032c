package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/**
 * The image of a container and its pull policy.
 *
 * @param reference registry, repository, tag and digest, as a container's {@code image} says them
 * @param pullPolicy {@code IfNotPresent}, {@code Always} or {@code Never}
 */
@Internal
public record ContainerImage(String reference, String pullPolicy) {

    private static final Pattern TAGGED =
            Pattern.compile("[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)*:\\w[\\w.-]{0,127}(@sha256:[0-9a-f]{64})?");
    private static final int LONGEST_LABEL = 63;

    /** An image whose tag never moves, which the kubelet pulls once. */
    public static ContainerImage of(String reference) {
        return new ContainerImage(reference, "IfNotPresent");
    }

    /** Refuses anything that is not an image, and an image without a tag, which would be another one tomorrow. */
    public static void check(Problems problems, String path, String reference, String example) {
        problems.matches(TAGGED, reference, path, "must be an image with a tag, such as " + example);
    }

    /** A container of this image. */
    public ContainerBuilder container(String name) {
        return new ContainerBuilder().withName(name).withImage(reference).withImagePullPolicy(pullPolicy);
    }

    /** What label {@code app.kubernetes.io/version} says of it: its tag, as far as a label holds it. */
    public String version() {
        String tagged = reference.replaceFirst("@.*", "");
        String tag = tagged.substring(tagged.lastIndexOf(':') + 1);
        return tag.length() <= LONGEST_LABEL
                ? tag
                : tag.substring(0, LONGEST_LABEL).replaceFirst("[-_.]+$", "");
    }
}
