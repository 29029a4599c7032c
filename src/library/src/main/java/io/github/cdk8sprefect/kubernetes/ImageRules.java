package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/** A whole image reference, as the parts take it that have an image of their own. */
@Internal
public final class ImageRules {

    private static final Pattern TAGGED =
            Pattern.compile("[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)*:\\w[\\w.-]{0,127}(@sha256:[0-9a-f]{64})?");

    private ImageRules() {}

    /** Refuses what is no image, and an image without a tag, which would be another one tomorrow. */
    public static void tagged(Problems problems, String path, String image, String example) {
        problems.require(
                TAGGED.matcher(image).matches(), path, image, "must be an image with a tag, such as " + example);
    }
}
