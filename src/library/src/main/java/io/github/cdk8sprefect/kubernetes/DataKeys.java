package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/** The keys under which Secrets and ConfigMaps hold their values. */
@Internal
public final class DataKeys {

    private static final Pattern KEY = Pattern.compile("(?!\\.\\.?$|\\.\\.)[-._a-zA-Z0-9]{1,253}");

    private DataKeys() {}

    /** Refuses what no Secret and no ConfigMap has as a key. */
    public static void check(Problems problems, String path, String key) {
        problems.notBlank(key, path, "a Secret holds its values under keys");
        if (key != null && !key.isBlank()) {
            problems.matches(
                    KEY, key, path, "must be a key such as password: at most 253 of letters, digits, '-', '_' and '.'");
        }
    }
}
