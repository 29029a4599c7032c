package io.github.cdk8sprefect.props;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a value, as the words that it is made of: {@code apiKey}, {@code API_KEY} and {@code api-key} are the same.
 *
 * @param words in lower case, without digits
 */
record SecretName(List<String> words) {

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** A name with one of these words is a secret's, unless its last word is one of {@link #ABOUT}. */
    private static final Set<String> SECRET = words("password passwords passwd passphrase passphrases passcode passkey"
            + " secret secrets token tokens credential credentials creds apikey apikeys accesskey privatekey authkey"
            + " signingkey encryptionkey masterkey sharedkey accountkey sshkey secretkey authstring webhook webhooks jwt"
            + " bearer authorization kubeconfig dockerconfigjson dockercfg netrc htpasswd hmac totp keytab requirepass"
            + " masterauth");

    /** Words that are written as one, such as {@code PGPASSWORD}. */
    private static final Pattern SECRET_END =
            Pattern.compile(".+(password|passwd|passphrase|secret|token|apikey|accesskey|privatekey|credentials)");

    /** Short words, which mean a secret only as the last word. */
    private static final Set<String> SECRET_AT_THE_END =
            words("pass pwd pw pat cred otp sas sig signature cookie cookies"
                    + " pgpass dbpass dbpwd userpass rootpass adminpass sshpass");

    private static final Set<String> SECRET_PAIR =
            words("auth-string basic-auth rediscli-auth connection-string connection-url connection-uri conn-string");

    private static final Set<String> CONNECTION = words("dsn connectionstring connstr");
    private static final Set<String> END_OF_CONNECTION = words("string str url uri");

    /** Words before {@code KEY} that make it a secret; the key of a cache, a table or a label is not. */
    private static final Set<String> KEY_OF = words("api access account aes app application auth authentication client"
            + " consumer cookie crypto cryptographic deploy encrypt encryption fernet gpg hmac host instrumentation"
            + " integration jwt license master pgp private root rsa security server service session shared sign signing"
            + " ssh ssl storage subscription tls vault webhook wireguard");

    /** Last words of names that say something about a secret. */
    private static final Set<String> ABOUT =
            words("name names file files filename path paths dir directory folder mount"
                    + " mountpath volume id ids url urls uri uris endpoint host hostname port address user username role type"
                    + " types kind class mode method algorithm algorithms alg expiration expiry expires expire ttl timeout lifetime"
                    + " age validity duration interval days hours minutes minute seconds second ms millis length size limit limits"
                    + " max min maximum minimum count counts budget rate bucket quota retries enabled enable disabled disable"
                    + " required allowed policy policies version format prefix suffix header provider backend manager store engine"
                    + " plugin driver namespace arn ref refs reference references region scope scopes audience issuer claim claims"
                    + " field fields label labels annotation annotations rotation env parallelism propagation resource resources"
                    + " template description title selector");

    /** Words before {@code SECRET} where a Secret's name follows. */
    private static final Set<String> SECRET_BY_NAME = words("existing external pull tls");

    /** First words of names of switches. */
    private static final Set<String> SWITCH = words("no without skip disable enable use allow is has");

    /** Words with which {@code TOKENS} is a number of them. */
    private static final Set<String> AMOUNT =
            words("max min num number total context chunk window per input output prompt completion new");

    private static final Pattern AMOUNT_OF_TOKENS = Pattern.compile("\\d{1,9}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern PLAIN_WORDS = Pattern.compile("[A-Za-z]+([-._ ,][A-Za-z]+)*");

    static SecretName of(String name) {
        return new SecretName(Stream.of(BETWEEN_WORDS.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Whether such a value is a secret under this name. */
    boolean covers(String value) {
        if (words.isEmpty() || SWITCH.contains(words.get(0))) {
            return false;
        }
        String last = words.get(words.size() - 1);
        String before = words.size() == 1 ? "" : words.get(words.size() - 2);
        if (isConnection(last, before)) {
            return !SecretText.isUrl(value); // one with a password in it is a secret under any name
        }
        return switch (last) {
            case "headers" -> value.contains(":") || value.contains("=");
            case "key", "keys" -> isKey(before, value);
            case "auth" -> isPair(before, last) || !isPlain(value);
            case "url", "uri" -> before.startsWith("webhook");
            case "id" -> before.equals("secret") && SecretText.isRandom(value);
            case "secret", "secrets" -> !SECRET_BY_NAME.contains(before);
            default -> !ABOUT.contains(last) && isSecret(last, value);
        };
    }

    private boolean isSecret(String last, String value) {
        boolean isSetting = !isSecret(last) && SMALL_NUMBER.matcher(value).matches();
        boolean isAmount = words.contains("tokens")
                && words.stream().anyMatch(AMOUNT::contains)
                && AMOUNT_OF_TOKENS.matcher(value).matches();
        return (SECRET_AT_THE_END.contains(last) || words.stream().anyMatch(SecretName::isSecret) || hasPair())
                && !isSetting
                && !isAmount;
    }

    private static boolean isSecret(String word) {
        return SECRET.contains(word) || SECRET_END.matcher(word).matches();
    }

    private static boolean isConnection(String last, String before) {
        return CONNECTION.contains(last) || (before.startsWith("conn") && END_OF_CONNECTION.contains(last));
    }

    /** {@code API_KEY_SECRET_KEY} is the key in a Secret, and so is a plain word; else it is a secret such as Django's. */
    private boolean isKey(String before, String value) {
        if (before.equals("public")) {
            return false;
        }
        if (KEY_OF.contains(before) || SecretText.isRandom(value)) {
            return true;
        }
        boolean isOfCredential = before.equals("secret")
                && new SecretName(words.subList(0, words.size() - 2)).covers(SecretText.UNKNOWN);
        return isSecret(before) && !isOfCredential && !isPlain(value);
    }

    private boolean hasPair() {
        for (int index = 1; index < words.size(); index++) {
            String before = words.get(index - 1);
            String word = words.get(index);
            if (isPair(before, word) || (word.equals("key") && KEY_OF.contains(before))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPair(String before, String word) {
        return SECRET_PAIR.contains(before + "-" + word);
    }

    private static boolean isPlain(String value) {
        return PLAIN_WORDS.matcher(value).matches();
    }

    private static Set<String> words(String all) {
        return Set.of(all.split(" "));
    }
}
