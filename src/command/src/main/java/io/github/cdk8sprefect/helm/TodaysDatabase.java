package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** The database of the charts of 2026: bundled, by a connection string, by variables, or a SQLite file. */
record TodaysDatabase(Import asked, TodaysParts parts) implements ImportStep {

    private static final String URL = "PREFECT_SERVER_DATABASE_CONNECTION_URL";
    private static final List<String> FIELDS = List.of("driver", "username", "password", "host", "port", "name");

    void write(ConfigDraft database) {
        if (values().truth("postgresql.enabled")) {
            ConfigDraft postgres = database.section("postgres");
            BundledPostgres bundled = new BundledPostgres(asked);
            bundled.write(postgres);
            if (isSecret()) {
                secret(postgres.section("connectionString"), bundled);
                postgres.comment(
                        "connectionString",
                        "Delete connectionString to give the server address and password apart, so that the password may"
                                + " hold any character.");
            } else if (isExistingString()) {
                existing(postgres.section("connectionString"));
            } else {
                postgres.set("connectsServer", false);
            }
        } else if (isSecret()) {
            secret(database.section("connectionString"), null);
        } else if (isExistingString()) {
            existing(database.section("connectionString"));
        } else {
            database.set("fromEnvironment", JsonNodeFactory.instance.objectNode());
            database.comment(
                    "fromEnvironment",
                    "The variables in server.pod.env say it, as with Helm; database.external says it apart.");
        }
        if (values().truth("sqlite.enabled") && values().truth("sqlite.persistence.enabled")) {
            claim();
        }
    }

    /** What each process of the server is told besides. */
    ArrayNode env() {
        ArrayNode env = Json.list();
        Optional<String> plain = values().optionalText("externalDatabase.connectionString");
        if (values().truth("sqlite.enabled")) {
            env.add(Json.variable(URL, "sqlite+aiosqlite:////data/prefect.db"));
        } else if (plain.isPresent()) {
            env.add(Json.variable(URL, plain.get()));
        } else if (isInPieces() && !isExistingString()) {
            pieces(env);
        }
        return env;
    }

    /** The SQLite file's mount, after others. */
    ArrayNode mounts(ArrayNode others) {
        return values().truth("sqlite.enabled")
                ? others.add(Json.of("mountPath", "/data", "name", "sqlite-storage"))
                : others;
    }

    /** The SQLite file's volume. */
    ArrayNode volumes() {
        return values().truth("sqlite.enabled")
                ? Json.list(
                        Json.of("name", "sqlite-storage", "persistentVolumeClaim", Json.of("claimName", claimName())))
                : Json.list();
    }

    private String claimName() {
        return values().fullName() + "-sqlite";
    }

    private void claim() {
        parts.object(
                "The SQLite file, with all runs.",
                "v1",
                "PersistentVolumeClaim",
                Json.of("name", claimName(), "namespace", asked.release().namespace()),
                "spec",
                Json.of(
                        "storageClassName",
                        values().optionalText("sqlite.persistence.storageClassName")
                                .orElse(null),
                        "accessModes",
                        Json.list("ReadWriteOnce"),
                        "resources",
                        Json.of("requests", Json.of("storage", values().text("sqlite.persistence.size")))));
    }

    private boolean isInPieces() {
        return FIELDS.stream()
                .anyMatch(field ->
                        values().optionalText("externalDatabase." + field).isPresent()
                                || values().optionalText("externalDatabase." + field + "SecretKey")
                                        .isPresent());
    }

    private boolean isExistingString() {
        return !values().truth("sqlite.enabled")
                && values().optionalText("externalDatabase.connectionString").isEmpty()
                && values().optionalText("externalDatabase.connectionStringSecretKey")
                        .isPresent();
    }

    /** Whether the chart's own Secret holds the address. */
    private boolean isSecret() {
        return !values().truth("sqlite.enabled")
                && values().optionalText("externalDatabase.connectionString").isEmpty()
                && values().optionalText("externalDatabase.connectionStringSecretKey")
                        .isEmpty()
                && !isInPieces();
    }

    private void existing(ConfigDraft credential) {
        credential
                .set("existingSecret.name", required("externalDatabase.existingSecret"))
                .set("existingSecret.key", values().text("externalDatabase.connectionStringSecretKey"));
    }

    private void pieces(ArrayNode env) {
        StringBuilder url = new StringBuilder();
        for (String field : FIELDS) {
            String name = "PREFECT_SERVER_DATABASE_"
                    + (field.equals("username") ? "USER" : field.toUpperCase(java.util.Locale.ROOT));
            Optional<String> key = values().optionalText("externalDatabase." + field + "SecretKey");
            String value =
                    switch (field) {
                        case "driver" ->
                            values().optionalText("externalDatabase.driver").orElse("postgresql+asyncpg");
                        case "port" ->
                            values().optionalText("externalDatabase.port").orElse("5432");
                        default -> key.isPresent() ? "" : required("externalDatabase." + field);
                    };
            env.add(
                    key.isPresent()
                            ? Json.variable(name, required("externalDatabase.existingSecret"), key.get())
                            : Json.variable(name, value));
            url.append(key.isPresent() ? "$(" + name + ")" : value)
                    .append(
                            switch (field) {
                                case "driver" -> "://";
                                case "username" -> ":";
                                case "password" -> "@";
                                case "host" -> ":";
                                case "port" -> "/";
                                default -> "";
                            });
        }
        env.add(Json.variable(URL, url.toString()));
    }

    private void secret(ConfigDraft credential, BundledPostgres bundled) {
        String name = values().optionalText("postgresql.auth.existingSecret")
                .or(() -> values().optionalText("secret.name"))
                .orElse(values().fullName() + "-postgresql-connection");
        String key = "connection-string";
        if (!values().truth("secret.create") || !asked.options().inlineSecrets()) {
            credential.set("existingSecret.name", name).set("existingSecret.key", key);
            return;
        }
        String url = bundled == null
                ? url(
                        required("secret.username"),
                        required("secret.password"),
                        required("secret.host"),
                        required("secret.port"),
                        required("secret.database"))
                : url(
                        bundled.user(),
                        required("postgresql.auth.password"),
                        bundled.host(),
                        String.valueOf(bundled.servicePort()),
                        required("postgresql.auth.database"));
        credential.set("inline.name", name).set("inline.key", key).set("inline.value", url);
        credential.comment("inline", PlainPassword.COMMENT);
        PlainPassword.warn(asked, name, key);
    }

    private static String url(String user, String password, String host, String port, String database) {
        return "postgresql+asyncpg://" + user + ":" + password + "@" + host + ":" + port + "/" + database;
    }

    private String required(String path) {
        JsonNode value = values().tree(path);
        if (value.asText("").isEmpty()) {
            values().refuse(path, "must be given, as Helm asks for it");
        }
        return value.asText("");
    }
}
