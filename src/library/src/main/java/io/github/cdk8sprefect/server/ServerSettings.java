package io.github.cdk8sprefect.server;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.ArrayList;
import java.util.List;

/** Prefect's settings of a server, by the names that its version reads. */
record ServerSettings(WiredServer server) {

    private static final int SECONDS_OF_A_DAY = 86_400;

    /** Those of the web servers and of the background services. */
    List<EnvVar> ofServices() {
        List<EnvVar> variables = new ArrayList<>();
        if (!props().analytics()) {
            variables.add(variable("PREFECT_SERVER_ANALYTICS_ENABLED", false));
        }
        props().retention().ifPresent(retention -> {
            retention
                    .eventDays()
                    .ifPresent(days -> variables.add(
                            variable(named("EVENTS_RETENTION_PERIOD", "EVENTS_RETENTION_PERIOD"), "P" + days + "D")));
            retention.flowRunDays().ifPresent(days -> {
                variables.add(variable("PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED", true));
                variables.add(
                        variable("PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD", (long) days * SECONDS_OF_A_DAY));
            });
        });
        return variables;
    }

    /** Those of the web servers alone. */
    List<EnvVar> ofWebServers() {
        List<EnvVar> variables = new ArrayList<>();
        if (!props().analytics() && version().showsPromotions()) {
            variables.add(variable("PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT", false));
        }
        if (props().csrfProtection()) {
            variables.add(variable(named("API_CSRF_PROTECTION_ENABLED", "SERVER_CSRF_PROTECTION_ENABLED"), true));
        }
        List<String> origins = props().corsAllowedOrigins().isEmpty() ? uiOrigins() : props().corsAllowedOrigins();
        if (!origins.isEmpty() && !props().allowsAllOrigins()) {
            variables.add(variable(
                    named("API_CORS_ALLOWED_ORIGINS", "SERVER_CORS_ALLOWED_ORIGINS"), String.join(",", origins)));
        }
        props().keepAliveTimeoutSeconds()
                .ifPresent(seconds -> variables.add(variable("PREFECT_SERVER_API_KEEPALIVE_TIMEOUT", seconds)));
        return variables;
    }

    /** Those of every process that connects to the database, the migration included. */
    List<EnvVar> ofTheDatabase() {
        List<EnvVar> variables = new ArrayList<>(server.database().env(version()));
        ConnectionPoolProps pool = props().connectionPool().orElseGet(ConnectionPoolProps::defaults);
        String prefix = named("DATABASE_SQLALCHEMY_", "SQLALCHEMY_");
        pool.size().ifPresent(size -> variables.add(variable(prefix + "POOL_SIZE", size)));
        pool.maxOverflow().ifPresent(most -> variables.add(variable(prefix + "MAX_OVERFLOW", most)));
        pool.timeoutSeconds().ifPresent(seconds -> variables.add(variable(prefix + "POOL_TIMEOUT", seconds)));
        if (pool.pgBouncer()) {
            variables.add(variable(prefix + "CONNECT_ARGS_STATEMENT_CACHE_SIZE", 0));
            variables.add(variable(prefix + "CONNECT_ARGS_PREPARED_STATEMENT_CACHE_SIZE", 0));
        }
        return variables;
    }

    private List<String> uiOrigins() {
        return version().hasCorsSettings() ? server.uiOrigins() : List.of();
    }

    private String named(String inGroup, String before) {
        return version().groupsServerSettings() ? "PREFECT_SERVER_" + inGroup : "PREFECT_" + before;
    }

    private ServerProps props() {
        return server.props();
    }

    private PrefectVersion version() {
        return server.version();
    }
}
