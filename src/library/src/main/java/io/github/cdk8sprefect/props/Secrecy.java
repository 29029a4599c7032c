package io.github.cdk8sprefect.props;

import java.util.Set;

/**
 * What is a secret. It is decided here alone, from the name that a value stands under and from the value itself: for
 * refusals, messages, {@code diff}, {@code synth --check}, {@code --forbid-inline-secrets} and the import of Helm values.
 *
 * <p>A name such as {@code DB_PASSWD} makes its value a secret, unless the value cannot be one: {@code true}, a path, a
 * reference such as {@code $(PASSWORD)}. Some values are secrets under any name: a URL with a password in it, a private
 * key, a token with a known prefix.
 */
@Internal
public final class Secrecy {

    private static final Set<String> SILENT_KEYS =
            Set.of("value", "values", "default", "const", "example", "examples", "enum");

    private Secrecy() {}

    /**
     * Whether the value is a secret.
     *
     * @param name the environment variable or key that the value stands under
     */
    public static boolean isSecret(String name, String value) {
        return isNamedSecret(name, value) || isSecret(value);
    }

    /** Whether the name makes the value a secret. */
    public static boolean isNamedSecret(String name, String value) {
        return SecretName.of(name).covers(value) && !SecretText.isHarmless(value);
    }

    /**
     * The name that says what a value is.
     *
     * @param key the key that the value stands at
     * @param around the name around it, which counts where the key says nothing: {@code MY_TOKEN} of a {@code value}
     */
    public static String nameOf(String key, String around) {
        return SILENT_KEYS.contains(key) ? around : key;
    }

    /**
     * The name of a list's item: of {@code [--token, abc]}, the second is a token.
     *
     * @param before the item before it
     * @param around the name of the list
     */
    public static String nameOfItem(Object before, Object item, String around) {
        boolean isArgument = before instanceof String option
                && option.startsWith("-")
                && item instanceof String text
                && !text.startsWith("-");
        return isArgument ? (String) before : around;
    }

    /** Whether the value is a secret under any name, or has one in it. */
    public static boolean isSecret(String value) {
        return SecretText.isSecret(value);
    }

    /** A sentence or a URL, with {@code …} in the place of each secret. */
    public static String masked(String text) {
        return SecretText.masked(text);
    }

    /** A path of keys, with {@code …} in the place of each secret that somebody pasted into a key. */
    public static String maskedPath(String path) {
        return SecretText.maskedPath(path);
    }
}
