package io.github.cdk8sprefect.props;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text looks like a secret or contains one. All patterns run in linear time. */
final class SecretText {

    /** In the place of a secret. */
    static final String MASK = "…";

    /** A value of which nothing is known. */
    static final String UNKNOWN = "unknown 1";

    private static final Pattern NO_SECRET = Pattern.compile(
            "\\s*|true|false|yes|no|on|off|none|null|enabled|disabled|required|optional|~|\\*+|x{3,}|" + MASK,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PATH = Pattern.compile("(file://|~|\\.{0,2})(/[\\w.@-]++)++/?");

    /** What stands for a value: {@code $(VAR)}, {@code $VAR}, a template, a command, a place to fill in. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?<!\\$)\\$\\([^)]{0,200}+\\)|\\$\\{[^}]{0,200}+}|(?<!\\$)\\$[A-Z_][A-Z0-9_]*+"
                    + "|\\{\\{[^}]{0,200}+}}|<[^<>]*+>");

    private static final Pattern AROUND_A_REFERENCE = Pattern.compile("(\\w{0,20}[ :])?");
    private static final Pattern IN_A_STORE =
            Pattern.compile("(arn:|vault:|op://|ref\\+|secretref:).+", Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:/{2,3}\\S*+");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9]{16}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Tokens that show what they are, as their makers publish it so that scanners find them. */
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9_-])(?:"
            + "sk-[\\w-]{16,}+|[srp]k_(?:live|test)_\\w{10,}+|gh[pousr]_\\w{20,}+|github_pat_\\w{20,}+"
            + "|gl(?:pat|dt|rt|cbt)-[\\w-]{16,}+|xox[a-z]-[\\w-]{10,}+|xapp-[\\w-]{10,}+|pn[ub]_\\w{16,}+"
            + "|hv[sb]\\.[\\w-]{16,}+|dop_v1_\\w{16,}+|dckr_pat_[\\w-]{16,}+|npm_\\w{20,}+|pypi-[\\w-]{16,}+"
            + "|AIza[\\w-]{30,}+|ya29\\.[\\w-]{16,}+|SG\\.[\\w-]{10,}+\\.[\\w-]{10,}+|shp(?:at|ss|ca)_\\w{16,}+"
            + "|hf_\\w{20,}+|whsec_\\w{16,}+|lin_api_\\w{16,}+|AGE-SECRET-KEY-\\w{20,}+|ATATT[\\w=-]{16,}+"
            + "|glsa_\\w{16,}+|dapi[0-9a-f]{32}|sq0[a-z]{3}-[\\w-]{16,}+"
            + "|eyJ[\\w-]{8,}+\\.[\\w-]{8,}+(?:\\.[\\w-]*+)?|(?:Bearer|Basic) [\\w.~+/=-]{8,}+)");

    private static final int SHORTEST_TOKEN = 14;

    private static final Pattern WEBHOOK = Pattern.compile("(?<=://)(hooks\\.slack\\.com/services"
            + "|discord(?:app)?\\.com/api/webhooks|[\\w.-]{0,99}webhook\\.office\\.com)/[^\\s\"']++");

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----.*?(?:-----END [A-Z0-9 ]*-----|\\z)", Pattern.DOTALL);

    /** A value, in quotes or not. It is not taken, since it may have another assignment in it. */
    private static final String ASSIGNED =
            "(?=\"([^\"\\n]*+)\"|'([^'\\n]*+)'|([^\\s\"',;&=(\\[{)}]++(?:={1,2}(?=[\\s\"',;&]|$))?)(?![(\\[{]))";

    private static final String END_OF_VALUE = "\"',;&";

    /** {@code NAME=value}, also in the query of a URL and in a list of settings. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?<![\\w-])-{0,2}+([A-Za-z_][\\w-]*+)=" + ASSIGNED);

    /** {@code --name value} of a command. */
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)--([A-Za-z][\\w-]*+) ++(?!-)" + ASSIGNED);

    /** {@code name: value} of YAML, with a path for a name, and of JSON. */
    private static final Pattern FIELD = Pattern.compile(
            "(?:(?<=[\"'{])|^[ -]*+)([A-Za-z_][\\w.\\[\\]-]*+)[\"']?:(?!//)[ \\t]*+" + ASSIGNED, Pattern.MULTILINE);

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{12,100000}+={0,2}");

    private SecretText() {}

    /** Whether it is a secret under no name: a boolean, a path, a reference to another value. */
    static boolean isHarmless(String text) {
        return NO_SECRET.matcher(text).matches()
                || (PATH.matcher(text).matches() && !isRandom(text))
                || isReference(text)
                || IN_A_STORE.matcher(text).matches();
    }

    static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }

    /** Whether it looks made by a machine, as keys do. */
    static boolean isRandom(String text) {
        return RUN.matcher(text).find()
                && text.chars().anyMatch(Character::isDigit)
                && text.chars().anyMatch(Character::isLetter);
    }

    static boolean isSecret(String text) {
        return hasSecret(text) || decoded(text).filter(SecretText::hasSecret).isPresent();
    }

    static String masked(String text) {
        String rest = text;
        if (rest.contains("-----BEGIN ")) {
            rest = PRIVATE_KEY.matcher(rest).replaceAll(MASK);
        }
        if (rest.indexOf('@') > 0) {
            rest = Userinfo.masked(rest);
        }
        if (rest.contains("://")) {
            rest = WEBHOOK.matcher(rest).replaceAll("$1/" + MASK);
        }
        if (rest.length() >= SHORTEST_TOKEN) {
            rest = TOKEN.matcher(rest).replaceAll(MASK);
        }
        return rest.indexOf('=') > 0 ? masked(ASSIGNMENT, rest) : rest;
    }

    static String maskedPath(String path) {
        String rest = masked(path);
        return rest.indexOf(':') > 0 ? masked(FIELD, rest) : rest;
    }

    /** Whether all that it says stands elsewhere. */
    static boolean isReference(String text) {
        String rest = REFERENCE.matcher(text).replaceAll("");
        return !rest.equals(text) && AROUND_A_REFERENCE.matcher(rest).matches();
    }

    private static boolean hasSecret(String text) {
        String rest = maskedPath(text);
        return !rest.equals(text)
                || (text.contains("--") && !masked(OPTION, text).equals(text));
    }

    private static String masked(Pattern assignment, String text) {
        Matcher match = assignment.matcher(text);
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (boolean found = match.find(); found; found = match.find(Math.max(done, match.end()))) {
            int group = match.group(2) != null ? 2 : match.group(3) != null ? 3 : 4;
            String value = match.group(group);
            if (SecretName.of(match.group(1)).covers(value) && !isHarmless(value)) {
                masked.append(text, done, match.start(group)).append(MASK);
                done = group == 4 ? endOfValue(text, match.end(group)) : match.end(group);
            }
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    private static int endOfValue(String text, int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && END_OF_VALUE.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static Optional<String> decoded(String text) {
        String base64 = text.strip();
        if (!BASE64.matcher(base64).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
