package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/** The path below which a server has its UI and API. */
@Internal
public final class BasePath {

    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private BasePath() {}

    /** Refuses anything but a path of words. */
    public static void check(Problems problems, String path, String text) {
        problems.matches(PATH, text, path, "must start with / and not end with it, such as /prefect");
    }
}
