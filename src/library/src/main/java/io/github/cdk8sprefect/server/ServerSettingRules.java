package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Problems;
import java.util.Optional;

/** Refuses settings that the version of Prefect does not read. */
record ServerSettingRules(ServerProps props, PrefectVersion version, Problems problems) {

    void check() {
        needs(props.csrfProtection(), version.hasCsrfProtection(), "csrfProtection", "2.16.5");
        needs(
                !props.corsAllowedOrigins().isEmpty() && !props.allowsAllOrigins(),
                version.hasCorsSettings(),
                "corsAllowedOrigins",
                version.major() == 2 ? "2.20.17" : "3.0.3");
        props.retention().ifPresent(retention -> {
            needs(retention.eventDays(), version.major() >= 3, "retention.eventDays", "3.0.0");
            needs(retention.flowRunDays(), version.deletesOldFlowRuns(), "retention.flowRunDays", "3.6.19");
        });
        props.connectionPool().ifPresent(pool -> {
            needs(pool.timeoutSeconds(), version.hasPoolTimeout(), "connectionPool.timeoutSeconds", "3.1.13");
            needs(pool.pgBouncer(), version.hasStatementCacheSettings(), "connectionPool.pgBouncer", "3.2.7");
        });
    }

    private void needs(Optional<?> said, boolean has, String path, String first) {
        needs(said.isPresent(), has, path, first);
    }

    private void needs(boolean said, boolean has, String path, String first) {
        problems.require(
                !said || has, path, "needs Prefect " + first + " or later (" + version + " has no such setting)");
    }
}
