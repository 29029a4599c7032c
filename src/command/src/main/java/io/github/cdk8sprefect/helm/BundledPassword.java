package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The source of the bundled PostgreSQL's password: the user's Secret, or the one that Helm writes.
 *
 * @param secret name of the Secret that Helm writes
 * @param user who owns the database; {@code postgres} has a key of its own
 */
record BundledPassword(Import asked, String secret, String user) implements ImportStep {

    private static final String ADMIN_KEY = "postgres-password";

    private boolean isAdmin() {
        return user.equals("postgres");
    }

    void write(ConfigDraft credential) {
        Optional<String> existing = first("existingSecret");
        Optional<String> admin = first("postgresPassword");
        Optional<String> password = isAdmin() ? first("password").or(() -> admin) : first("password");
        boolean madeUp = password.isEmpty()
                || (!isAdmin() && admin.isEmpty() && values().truth("postgresql.auth.enablePostgresUser"));
        String key = isAdmin() ? ADMIN_KEY : "password";
        if (existing.isPresent()) {
            refer(credential, existing.get(), userKey());
        } else if (madeUp || !asked.options().inlineSecrets()) {
            refer(credential, secret, key);
            if (madeUp) {
                asked.warn("Helm made up a password for PostgreSQL, which is in no values: the Secret " + secret
                        + " in namespace " + asked.release().namespace() + " is referred to, and must stay");
            }
        } else {
            credential.set("inline.name", secret).set("inline.key", key).set("inline.value", password.get());
            if (!isAdmin() && admin.isPresent()) {
                credential.set(
                        "inline.otherValues",
                        JsonNodeFactory.instance.objectNode().put(ADMIN_KEY, admin.get()));
            }
            credential.comment("inline", PlainPassword.COMMENT);
            PlainPassword.warn(asked, secret, key);
        }
    }

    private String userKey() {
        return first(isAdmin() ? "secretKeys.adminPasswordKey" : "secretKeys.userPasswordKey")
                .orElse(isAdmin() ? ADMIN_KEY : "password");
    }

    private static void refer(ConfigDraft credential, String name, String key) {
        credential.set("existingSecret.name", name).set("existingSecret.key", key);
    }

    private Optional<String> first(String key) {
        return Stream.of("postgresql.global.postgresql.auth.", "postgresql.auth.")
                .map(prefix -> values().optionalText(prefix + key))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
