package io.github.cdk8sprefect.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRuleBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.github.cdk8sprefect.kubernetes.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PrometheusRule beside an exporter. */
record Alerts(AlertsProps props, Identity identity, ExporterMetrics metrics) {

    private static final ObjectMapper JSON = new ObjectMapper();

    HasMetadata object() {
        List<Rule> rules = new ArrayList<>();
        if (props.defaults()) {
            rules.addAll(ours());
        }
        props.rules().forEach(rule -> rules.add(JSON.convertValue(rule, Rule.class)));
        return new PrometheusRuleBuilder()
                .withMetadata(identity.objectMeta())
                .editMetadata()
                .addToLabels(props.labels())
                .endMetadata()
                .withNewSpec()
                .addNewGroup()
                .withName(identity.name())
                .withRules(rules)
                .endGroup()
                .endSpec()
                .build();
    }

    private List<Rule> ours() {
        return List.of(
                alert(
                        "PrefectDown",
                        metrics.down(),
                        "5m",
                        "critical",
                        "Prefect's API does not answer, or its exporter is not scraped."),
                alert(
                        "PrefectRunsLate",
                        metrics.lateRuns() + " > 0",
                        "10m",
                        "warning",
                        "Flow runs of work queue {{ $labels.work_queue_name }} in pool {{ $labels.work_pool_name }} are late: {{ $value }}."),
                alert(
                        "PrefectPoolWithoutWorker",
                        metrics.poolsWithoutWorker() + " > 0",
                        "10m",
                        "warning",
                        "No worker polls work pool {{ $labels.work_pool_name }}."),
                alert(
                        "PrefectRunsFailed",
                        metrics.failedRuns("flow_name, deployment_name") + " > 0",
                        "0m",
                        "warning",
                        "Runs of flow {{ $labels.flow_name }} that started a few minutes ago have failed: {{ $value }}."));
    }

    private static Rule alert(String name, String expr, String duration, String severity, String summary) {
        Rule rule = new Rule();
        rule.setAlert(name);
        rule.setExpr(new IntOrString(expr));
        rule.setFor(duration);
        rule.setLabels(Map.of("severity", severity));
        rule.setAnnotations(Map.of("summary", summary));
        return rule;
    }
}
