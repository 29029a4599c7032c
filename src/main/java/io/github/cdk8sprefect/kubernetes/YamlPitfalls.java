package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text that cdk8s writes without quotes and kubectl then reads as a number, or not at all. (Seen with cdk8s 2.70 and
 * sigs.k8s.io/yaml 1.4; everything else comes back as it was, {@code on}, {@code no} and {@code 0123} too.)
 */
final class YamlPitfalls {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?0[oO][0-7_]+|[-+]?0[BX][0-9a-fA-F_]+|[-+]?[0-9._]*[eE][-+]?[0-9]*_[0-9_]*");

    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

    /** Not shown: what stands in a Secret, and what an environment variable says. */
    private static final Pattern MAY_BE_SECRET = Pattern.compile("^(string)?[dD]ata\\.|\\.env\\[\\d+]\\.value$");

    private final Problems problems;

    YamlPitfalls(Problems problems) {
        this.problems = problems;
    }

    void check(String path, Object value) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> check(path + "." + key, field));
        } else if (value instanceof List<?> items) {
            for (int index = 0; index < items.size(); index++) {
                check(path + "[" + index + "]", items.get(index));
            }
        } else if (value instanceof String text) {
            boolean good = !NUMBER.matcher(text).matches();
            String message = "would be read as a number by kubectl; write it in another way";
            Problems noted = MAY_BE_SECRET.matcher(path).find()
                    ? problems.require(good, path, message)
                    : problems.require(good, path, text, message);
            noted.require(
                    !CONTROL.matcher(text).find(), path, "must have no control characters but line feeds and tabs");
        }
    }
}
