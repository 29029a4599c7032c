package io.github.cdk8sprefect.monitoring;

import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;

/**
 * A dashboard of the exporter's metrics: a ConfigMap that the sidecar of Grafana's Helm chart loads.
 *
 * @param labels labels by which the sidecar selects it. Default: {@code grafana_dashboard: "1"}
 * @param annotations annotations, such as {@code grafana_folder: Prefect}. Default: none
 * @see <a href="https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards">The sidecar</a>
 */
@PropsBuilder
public record DashboardProps(Map<String, String> labels, Map<String, String> annotations) {

    /** Puts the defaults in, and refuses what Kubernetes refuses as labels and annotations. */
    public DashboardProps {
        Map<String, String> said = Defaults.map("labels", labels);
        labels = said.isEmpty() ? Map.of("grafana_dashboard", "1") : said;
        annotations = Defaults.map("annotations", annotations);
        Problems problems = Problems.of(DashboardProps.class);
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** With the sidecar's own label. */
    public static DashboardProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static DashboardPropsBuilder builder() {
        return DashboardPropsBuilder.builder();
    }
}
