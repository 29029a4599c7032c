package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Alerts and dashboards ask for metrics that the exporter of the version has: those in {@code metrics/metrics.py} of
 * <a href="https://github.com/PrefectHQ/prometheus-prefect-exporter">prometheus-prefect-exporter</a> at its tags 1.6.3 and 3.6.1.
 */
class ExporterMetricsTest {

    private static final Set<String> OF_1_6_3 = Set.of(
            "prefect_deployments_total",
            "prefect_info_deployment",
            "prefect_flows_total",
            "prefect_info_flows",
            "prefect_flow_runs_total",
            "prefect_flow_runs_total_run_time",
            "prefect_info_flow_runs",
            "prefect_work_pools_total",
            "prefect_info_work_pools",
            "prefect_work_queues_total",
            "prefect_info_work_queues");

    private static final Set<String> SINCE = Set.of(
            "prefect_flow_runs_ongoing_run_time",
            "prefect_deployment_failed_flow_runs",
            "prefect_work_queues_late_runs_count");

    private static final Pattern METRIC = Pattern.compile("prefect_\\w+(?=\\{)");

    @Test
    void theExporterOfPrefect2HasThem() throws IOException {
        assertThat(metrics("monitoring-of-prefect-2-with-alerts")).hasSize(4).isSubsetOf(OF_1_6_3);
    }

    @Test
    void theExporterOfPrefect3HasThem() throws IOException {
        Set<String> metrics = metrics("monitoring-with-alerts-and-a-dashboard");
        assertThat(metrics).contains("prefect_work_queues_late_runs_count");
        metrics.removeAll(SINCE);
        assertThat(metrics).isSubsetOf(OF_1_6_3);
    }

    private static Set<String> metrics(String ask) throws IOException {
        String approved = Files.readString(SnapshotFolder.FOLDER.resolve(ask + ".approved.yaml"));
        return METRIC.matcher(approved).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
