package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks a server against its version, its database and its messaging. */
record ServerRules(WiredServer server, Problems problems) {

    private static final Set<String> BROKER =
            Set.of("PREFECT_MESSAGING_BROKER", "PREFECT_SERVER_EVENTS_MESSAGING_BROKER");

    private static final List<String> LOG_LEVELS = List.of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");

    /** Refuses a level on which the process would end. */
    static void logLevel(Problems problems, String level) {
        problems.require(
                LOG_LEVELS.contains(level.toUpperCase(Locale.ROOT)),
                "logLevel",
                level,
                "must be one of " + String.join(", ", LOG_LEVELS),
                Rule.anyCase(LOG_LEVELS));
    }

    /** Checks messaging, which is a setting of the environment and not of the server. */
    void messaging() {
        if (server.messaging().isPresent()) {
            problems.require(
                            server.version().supportsMessaging(),
                            "messaging",
                            "needs Prefect 3.6.0 or later (servers of " + server.version()
                                    + " share nothing through Redis, or not all)")
                    .require(
                            server.database().isShared(),
                            "messaging",
                            "needs a PostgreSQL (SQLite is a file of one server)");
            int services = server.props().backgroundServicesOrDefault().replicas();
            problems.require(
                    services <= 1
                            || (server.version().replicatesServices()
                                    && server.messaging().get().sharesTasks()),
                    "backgroundServices.replicas",
                    services,
                    "needs Prefect 3.6.6 or later and messaging that shares tasks (others would each do everything)");
        }
    }

    void check() {
        version();
        new ServerSettingRules(server.props(), server.version(), problems).check();
        if (server.hasMigrationJob()) {
            migrationJob();
        }
        if (!server.database().isShared()) {
            sqlite();
        }
        if (server.messaging().isEmpty()) {
            singleProcess();
        }
    }

    /** Kubernetes labels the Job's pods with its name. */
    private void migrationJob() {
        String name = server.identity().name();
        int longest = 63 - (server.migrationName() + "-12345678").length() + name.length();
        problems.require(
                name.length() <= longest,
                "metadata.name",
                name,
                "must be at most " + longest + " long (the migration Job is called " + server.migrationName() + "-…)");
    }

    private void version() {
        ServerProps props = server.props();
        PrefectVersion version = server.version();
        problems.require(
                        props.basicAuth().isEmpty() || version.hasBasicAuth(),
                        "basicAuth",
                        "needs Prefect 3.1.8 or later (" + version + " has no basic auth; let the ingress ask for it)")
                .require(
                        props.path().isEmpty() || version.hasBasePath(),
                        "path",
                        props.path().orElse(""),
                        "needs Prefect 3.3 or later (the API of " + version + " is at /api always)");
    }

    private void sqlite() {
        ServerProps props = server.props();
        problems.require(
                        props.replicas().orElse(1) <= 1,
                        "replicas",
                        props.replicas().orElse(1),
                        "needs a PostgreSQL (SQLite is a file of one server)")
                .require(
                        props.autoscaling().isEmpty(),
                        "autoscaling",
                        "needs a PostgreSQL (SQLite is a file of one server)")
                .require(
                        props.connectionPool().isEmpty(),
                        "connectionPool",
                        "needs a PostgreSQL (SQLite is a file of one server)")
                .require(
                        props.migration().filter(MigrationProps::enabled).isEmpty(),
                        "migration",
                        "needs a PostgreSQL (SQLite is a file of one server, which migrates it at its start)");
    }

    private void singleProcess() {
        ServerProps props = server.props();
        problems.require(
                props.backgroundServices().isEmpty(),
                "backgroundServices",
                "needs messaging, such as redis (web server and services talk through Redis)");
        if (server.version().keepsEventsInMemory() && !namesABroker()) {
            problems.require(
                            props.replicas().orElse(1) <= 1,
                            "replicas",
                            props.replicas().orElse(1),
                            "needs messaging, such as redis (a Prefect 3 server keeps its events in its own memory, where the"
                                    + " others do not see them)")
                    .require(
                            props.autoscaling().isEmpty(),
                            "autoscaling",
                            "needs messaging, such as redis (a Prefect 3 server keeps its events in its own memory, where the"
                                    + " others do not see them)");
        }
    }

    /** Who says so himself, in variables that we do not know, is believed. */
    private boolean namesABroker() {
        return !server.props().pod().envFrom().isEmpty()
                || server.props().pod().env().stream().map(EnvVar::getName).anyMatch(BROKER::contains);
    }
}
