package io.github.cdk8sprefect.monitoring;

import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;

/**
 * Queries of the exporter's metrics, whose meaning differs between the exporter of Prefect 2 and that of Prefect 3.
 *
 * @param identity the exporter, whose metrics carry its namespace and Service as labels
 * @param version the version of Prefect, which decides on the exporter
 * @see <a href="https://github.com/PrefectHQ/prometheus-prefect-exporter/blob/3.6.1/metrics/metrics.py">The exporter's metrics</a>
 */
record ExporterMetrics(Identity identity, PrefectVersion version) {

    /** Nothing is served while the API does not answer. */
    String down() {
        return "absent(" + metric("prefect_flows_total", "") + ")";
    }

    /** Flow runs that started lately, by these labels. The exporter of Prefect 2 has a series for each run. */
    String flowRuns(String labels, String matcher) {
        String aggregation = version.major() == 2 ? "count" : "sum";
        return aggregation + " by (" + labels + ") (" + metric("prefect_info_flow_runs", matcher) + ")";
    }

    /** Those of them that have failed. */
    String failedRuns(String labels) {
        return flowRuns(labels, "state_name=~\"Failed|Crashed|TimedOut\"");
    }

    /** Work queues with runs that are late. */
    String lateRuns() {
        return version.major() == 2
                ? "count by (work_pool_name, work_queue_name) ("
                        + metric("prefect_info_work_queues", "late_runs_count!~\"0|null|None\"") + ")"
                : "sum by (work_pool_name, work_queue_name) (" + metric("prefect_work_queues_late_runs_count", "")
                        + ")";
    }

    /** One for each work pool that no worker polls; a paused one is zero. */
    String poolsWithoutWorker() {
        return "max by (work_pool_name) (" + metric("prefect_info_work_pools", "status=\"NOT_READY\"") + ")";
    }

    /** How many there are of something. */
    String number(String metric) {
        return "max(" + metric(metric, "") + ")";
    }

    private String metric(String name, String matcher) {
        String source = "namespace=\"" + identity.namespace() + "\", service=\"" + identity.name() + "\"";
        return name + "{" + (matcher.isEmpty() ? source : source + ", " + matcher) + "}";
    }
}
