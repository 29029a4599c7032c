package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The server's database: the bundled PostgreSQL, another one by a connection string, or the server's own environment
 * variables.
 */
record ServerDatabase(Import asked) implements ImportStep {

    private static final String KEY = "connection-string";

    void write(ConfigDraft database) {
        boolean connects = values().truth("postgresql.enabled");
        if (values().truth("postgresql.useSubChart")) {
            BundledPostgres bundled = new BundledPostgres(asked);
            ConfigDraft postgres = database.section("postgres");
            bundled.write(postgres);
            if (connects) {
                connectionString(postgres.section("connectionString"), bundled.host());
                postgres.comment(
                        "connectionString",
                        "Delete connectionString to give the server address and password apart, so that the password may"
                                + " hold any character.");
            } else {
                postgres.set("connectsServer", false);
            }
        } else if (connects) {
            connectionString(database.section("connectionString"), values().text("postgresql.externalHostname"));
        } else {
            database.set("fromEnvironment", JsonNodeFactory.instance.objectNode());
            if (values().isGiven("postgresql.externalHostname")) {
                asked.warn("postgresql.externalHostname: with postgresql.enabled: false Helm tells the server of no"
                        + " database, and so its variables must; set database.external in the file that comes out");
            }
        }
    }

    private void connectionString(ConfigDraft credential, String host) {
        var existing = values().optionalText("postgresql.auth.existingSecret");
        String name = existing.orElse(values().fullName() + "-postgresql-connection");
        String password = values().text("postgresql.auth.password");
        if (existing.isEmpty() && password.isEmpty()) {
            values().refuse(
                            "postgresql.auth.password",
                            "must be given, or postgresql.auth.existingSecret (the server connects with it)");
        }
        if (existing.isPresent() || !asked.options().inlineSecrets()) {
            credential.set("existingSecret.name", name).set("existingSecret.key", KEY);
            return;
        }
        String url =
                "postgresql+asyncpg://" + values().text("postgresql.auth.username") + ":" + password + "@" + host + ":"
                        + values().numberOrZero("postgresql.containerPorts.postgresql") + "/"
                        + values().text("postgresql.auth.database");
        credential.set("inline.name", name).set("inline.key", KEY).set("inline.value", url);
        credential.comment("inline", PlainPassword.COMMENT);
        PlainPassword.warn(asked, name, KEY);
        if (!password.matches("[\\w.~-]*")) {
            asked.warn("postgresql.auth.password: Helm puts it into the URL as it is, where some of its characters mean"
                    + " something else; if the server does not connect, that is why");
        }
    }
}
