package io.github.cdk8sprefect.props;

import java.util.regex.Pattern;

/**
 * The passwords in URLs. People paste a password as it is, with {@code /}, {@code @} and {@code #} in it, so the URL
 * grammar does not find its end: it ends at the last {@code @} before a blank or a quote.
 */
final class Userinfo {

    private static final Pattern PORT = Pattern.compile("\\d{1,5}(?:[/?#,].*)?", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?!sha\\d)[A-Za-z0-9][\\w.-]*+(?::\\d{1,5})?(?:/.*)?", Pattern.DOTALL);

    private Userinfo() {}

    static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", done)) {
            int start = at + 3;
            int end = end(text, start);
            masked.append(text, done, start).append(url(text.substring(start, end)));
            done = end;
        }
        return done == 0
                ? withoutScheme(text)
                : masked.append(text, done, text.length()).toString();
    }

    /** What follows {@code ://}. */
    private static String url(String rest) {
        int colon = rest.indexOf(':');
        int slash = rest.indexOf('/');
        int first = rest.indexOf('@');
        if (first < 0) {
            return rest;
        }
        boolean hasPassword = colon >= 0 && colon < first && (slash < 0 || colon < slash);
        if (!hasPassword) {
            boolean hasUser = slash < 0 || first < slash;
            return hasUser && SecretText.isRandom(rest.substring(0, first))
                    ? SecretText.MASK + rest.substring(first)
                    : rest;
        }
        if (colon > 0 && PORT.matcher(rest.substring(colon + 1)).matches()) {
            return rest;
        }
        return password(rest, colon);
    }

    /** {@code user:password@host}, whatever is before it missing. */
    private static String withoutScheme(String text) {
        int colon = text.indexOf(':');
        int last = text.lastIndexOf('@');
        boolean isOne = colon > 0
                && colon < last
                && end(text, 0) == text.length()
                && text.lastIndexOf('/', colon) < 0
                && !text.startsWith("mailto:")
                && HOST.matcher(text.substring(last + 1)).matches();
        return isOne ? password(text, colon) : text;
    }

    private static String password(String text, int colon) {
        int last = text.lastIndexOf('@');
        String shortest = text.substring(colon + 1, text.indexOf('@', colon));
        return shortest.isEmpty() || SecretText.isHarmless(shortest) ? text : SecretText.MASK + text.substring(last);
    }

    private static int end(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            if (Character.isWhitespace(text.charAt(at)) || "\"'`".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }
}
