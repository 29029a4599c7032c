package io.github.cdk8sprefect.cdk8s;

import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that cdk8s writes without quotes and kubectl then reads as a number, or not at all. (Seen with cdk8s 2.70 and
 * sigs.k8s.io/yaml 1.4; everything else comes back as it was, {@code on}, {@code no} and {@code 0123} too.)
 */
@Internal
public final class YamlPitfalls {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?0[oO][0-7_]+|[-+]?0[BX][0-9a-fA-F_]+|[-+]?[0-9._]*[eE][-+]?[0-9]*_[0-9_]*");

    private YamlPitfalls() {}

    /** What is wrong with the text in a manifest, if anything is. */
    public static Optional<String> in(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of("would be read as a number by kubectl; write it in another way");
        }
        return hasControl(text)
                ? Optional.of("must have no control characters but line feeds and tabs")
                : Optional.empty();
    }

    /** Not a pattern, which would take longer for every text of every object. */
    private static boolean hasControl(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(char letter) {
        return switch (letter) {
            case '\t', '\n' -> false;
            case '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff' -> true;
            default -> Character.isISOControl(letter);
        };
    }
}
