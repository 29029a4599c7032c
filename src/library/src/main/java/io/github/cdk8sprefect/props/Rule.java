package io.github.cdk8sprefect.props;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a check requires of one value, in a keyword of JSON Schema. The schema for editors is made of the rules that the checks
 * broke when they were tried with wrong values, so that a limit stands in one place.
 *
 * @param keyword such as {@code minimum}
 * @param value what follows the keyword
 */
@Internal
public record Rule(String keyword, Object value) {

    /** There must be a value. */
    public static final Rule REQUIRED = new Rule("required", true);

    /** There must be a value, or one of these other settings. */
    public static Rule requiredUnless(String... keys) {
        return new Rule("anyOf", List.of(keys));
    }

    /** The list must not be empty. */
    public static final Rule NOT_EMPTY = new Rule("minItems", 1);

    /** The whole text must match. */
    public static Rule pattern(Pattern whole) {
        return new Rule("pattern", whole.pattern());
    }

    /** The text must be one of these words. */
    public static Rule oneOf(Collection<String> words) {
        return new Rule("enum", List.copyOf(words));
    }

    /** The text must be one of these words, in capital or in small letters. */
    public static Rule anyCase(Collection<String> words) {
        String letters = Pattern.compile("[A-Z]")
                .matcher(String.join("|", words))
                .replaceAll(letter -> "[" + letter.group() + letter.group().toLowerCase(Locale.ROOT) + "]");
        return pattern(Pattern.compile(letters));
    }

    /** The number must not be less. */
    public static Rule atLeast(long minimum) {
        return new Rule("minimum", minimum);
    }

    /** The number must not be more. */
    public static Rule atMost(long maximum) {
        return new Rule("maximum", maximum);
    }

    /** The setting of that key must not be given beside this one. */
    public static Rule notBeside(String key) {
        return new Rule("not", key);
    }

    /** The text must not have more characters. */
    public static Rule longest(int characters) {
        return new Rule("maxLength", characters);
    }
}
