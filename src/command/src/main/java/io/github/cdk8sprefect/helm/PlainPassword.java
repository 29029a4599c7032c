package io.github.cdk8sprefect.helm;

/** The warning about a password that is copied in plain text. */
final class PlainPassword {

    static final String COMMENT =
            "A password in plain text, as in the Helm values: write existingSecret with the same name"
                    + " and key instead, and delete value; the Secret is in the cluster already.";

    private PlainPassword() {}

    static void warn(Import asked, String secret, String key) {
        asked.warn("the output holds a password in plain text (key " + key + " of Secret " + secret
                + "); --no-inline-secrets refers to the Secret that the release left in the cluster instead");
    }
}
