package io.github.cdk8sprefect.database;

import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The connection URL, always without a password.
 *
 * <p>The driver, asyncpg, takes what the URL leaves out from {@code PGPASSWORD} and similar variables. So a password
 * with any characters reaches the database unchanged from a Secret. (A password put into the URL would have to be
 * escaped there, and Prefect's {@code ${…}} templates do not do it: seen on 2.13.6, 2.20.25 and 3.8.3.)
 */
final class ConnectionUrl {

    private ConnectionUrl() {}

    /** The setting that holds the URL. */
    static String setting(PrefectVersion version) {
        return version.groupsServerSettings()
                ? "PREFECT_SERVER_DATABASE_CONNECTION_URL"
                : "PREFECT_API_DATABASE_CONNECTION_URL";
    }

    static String of(String user, String host, int port, String database) {
        return "postgresql+asyncpg://" + encoded(user) + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + port + "/" + encoded(database);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
