package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitorBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.RelabelConfig;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitorBuilder;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How Prometheus scrapes metrics: a ServiceMonitor or a PodMonitor of the Prometheus Operator, which must be installed.
 *
 * @param enabled whether it exists. Default: true. If false, the metrics are served but not announced
 * @param labels additional labels, by which a Prometheus selects its monitors, such as {@code release: prometheus}
 * @param intervalSeconds seconds between two scrapes. Default: 60. Refused: less than 1
 * @param timeoutSeconds seconds after which a scrape times out. Default: 30. Refused: less than 1, or more than the
 *     interval
 * @param relabelings changes to the labels of what is scraped, before the scrape, in the operator's words. Default: none. Refused: a key
 *     or an {@code action} that no relabeling has
 * @param metricRelabelings the same for each metric, before it is stored. Default: none
 * @see <a href="https://prometheus-operator.dev/docs/developer/getting-started/">Prometheus Operator</a>
 */
@PropsBuilder
public record ScrapeProps(
        Boolean enabled,
        Map<String, String> labels,
        Integer intervalSeconds,
        Integer timeoutSeconds,
        List<ObjectNode> relabelings,
        List<ObjectNode> metricRelabelings) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS =
            Set.of("sourceLabels", "separator", "targetLabel", "regex", "modulus", "replacement", "action");
    private static final Set<String> ACTIONS = Set.of(
            "replace",
            "keep",
            "drop",
            "hashmod",
            "labelmap",
            "labeldrop",
            "labelkeep",
            "lowercase",
            "uppercase",
            "keepequal",
            "dropequal");

    /** Puts the defaults in, and refuses what the operator refuses. */
    public ScrapeProps {
        enabled = Defaults.orElse(enabled, true);
        labels = Defaults.map("labels", labels);
        intervalSeconds = Defaults.orElse(intervalSeconds, 60);
        timeoutSeconds = Defaults.orElse(timeoutSeconds, Math.min(30, intervalSeconds));
        Problems problems = Problems.of(ScrapeProps.class)
                .atLeast(1, intervalSeconds, "intervalSeconds")
                .require(
                        timeoutSeconds >= 1 && timeoutSeconds <= Math.max(1, intervalSeconds),
                        "timeoutSeconds",
                        timeoutSeconds,
                        "must be from 1 to intervalSeconds (" + intervalSeconds + ")");
        MetadataRules.labels(problems, "labels", labels);
        relabelings = Defaults.list("relabelings", relabelings);
        metricRelabelings = Defaults.list("metricRelabelings", metricRelabelings);
        problems.each("relabelings", relabelings, ScrapeProps::check);
        problems.each("metricRelabelings", metricRelabelings, ScrapeProps::check);
        problems.throwIfAny();
    }

    private static void check(Problems at, ObjectNode relabeling) {
        at.require(!relabeling.isEmpty(), "", "must say what to change, such as targetLabel and replacement");
        relabeling
                .fieldNames()
                .forEachRemaining(key -> at.require(
                        KEYS.contains(key), key, "unknown key; known here: " + String.join(", ", new TreeSet<>(KEYS))));
        String action = relabeling.path("action").asText("replace");
        at.require(
                ACTIONS.contains(action.toLowerCase(Locale.ROOT)),
                "action",
                action,
                "must be one of " + String.join(", ", new TreeSet<>(ACTIONS)));
    }

    private static List<RelabelConfig> configs(List<ObjectNode> relabelings) {
        return relabelings.stream()
                .map(relabeling -> JSON.convertValue(relabeling, RelabelConfig.class))
                .toList();
    }

    /** Every minute. */
    public static ScrapeProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static ScrapePropsBuilder builder() {
        return ScrapePropsBuilder.builder();
    }

    /**
     * The ServiceMonitor of a component, by the name of its Service's port. (No signature names the operator's types, so that
     * their archive is needed only by who has a monitor.)
     */
    public HasMetadata serviceMonitor(Identity identity, String port, String path) {
        return new ServiceMonitorBuilder()
                .withMetadata(identity.objectMeta())
                .editMetadata()
                .addToLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .addNewEndpoint()
                .withPort(port)
                .withPath(path)
                .withInterval(intervalSeconds + "s")
                .withScrapeTimeout(timeoutSeconds + "s")
                .withRelabelings(configs(relabelings))
                .withMetricRelabelings(configs(metricRelabelings))
                .endEndpoint()
                .endSpec()
                .build();
    }

    /** The PodMonitor of a component, by the name of its container's port. */
    public HasMetadata podMonitor(Identity identity, String port) {
        return new PodMonitorBuilder()
                .withMetadata(identity.objectMeta())
                .editMetadata()
                .addToLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .addNewPodMetricsEndpoint()
                .withPort(port)
                .withInterval(intervalSeconds + "s")
                .withScrapeTimeout(timeoutSeconds + "s")
                .withRelabelings(configs(relabelings))
                .withMetricRelabelings(configs(metricRelabelings))
                .endPodMetricsEndpoint()
                .endSpec()
                .build();
    }
}
