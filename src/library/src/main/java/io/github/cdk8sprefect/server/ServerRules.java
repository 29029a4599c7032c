package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.props.Problems;

/** What a server can be, by its version, its database and what its processes talk through. */
record ServerRules(ServerProps props, Problems problems) {

    void check(boolean sharedDatabase, boolean messaging) {
        version(messaging);
        if (!sharedDatabase) {
            sqlite(messaging);
        }
        if (!messaging) {
            singleProcess();
        }
    }

    private void version(boolean messaging) {
        problems.require(
                        props.basicAuth().isEmpty() || props.version().hasServerSettings(),
                        "basicAuth",
                        "needs Prefect 3 (" + props.version() + " has no basic auth; let the ingress ask for it)")
                .require(
                        props.path().isEmpty() || props.version().hasBasePath(),
                        "path",
                        props.path().orElse(""),
                        "needs Prefect 3.3 or later (the API of " + props.version() + " is at /api always)")
                .require(
                        !messaging || props.version().supportsMessaging(),
                        "messaging",
                        "needs Prefect 3.6.0 or later (servers of " + props.version()
                                + " share nothing through Redis, or not all)");
    }

    private void sqlite(boolean messaging) {
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
                        !props.hasMigrationJob(messaging),
                        messaging ? "messaging" : "migration",
                        "needs a PostgreSQL (SQLite is a file of one server, which migrates it at its start)");
    }

    private void singleProcess() {
        problems.require(
                props.backgroundServices().isEmpty(),
                "backgroundServices",
                "needs messaging: {redis: {}} (web server and services talk through Redis)");
        if (props.version().keepsEventsInMemory() && !namesABroker()) {
            problems.require(
                            props.replicas().orElse(1) <= 1,
                            "replicas",
                            props.replicas().orElse(1),
                            "needs messaging: {redis: {}} (a Prefect 3 server keeps its events in its own memory, where the"
                                    + " others do not see them)")
                    .require(
                            props.autoscaling().isEmpty(),
                            "autoscaling",
                            "needs messaging: {redis: {}} (a Prefect 3 server keeps its events in its own memory, where the"
                                    + " others do not see them)");
        }
    }

    /** Who says so himself, in variables that we do not know, is believed. */
    private boolean namesABroker() {
        return !props.pod().envFrom().isEmpty()
                || props.pod().env().stream().map(EnvVar::getName).anyMatch("PREFECT_MESSAGING_BROKER"::equals);
    }
}
