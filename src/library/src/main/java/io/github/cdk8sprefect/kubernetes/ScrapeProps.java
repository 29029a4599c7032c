package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitorBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitorBuilder;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;

/**
 * How Prometheus scrapes metrics: a ServiceMonitor or a PodMonitor of the Prometheus Operator, which must be installed.
 *
 * @param enabled whether it exists. Default: true. If false, the metrics are served but not announced
 * @param labels additional labels, by which a Prometheus selects its monitors, such as {@code release: prometheus}
 * @param intervalSeconds seconds between two scrapes. Default: 60. Refused: less than 1
 * @param timeoutSeconds seconds after which a scrape times out. Default: 30. Refused: less than 1, or more than the
 *     interval
 * @see <a href="https://prometheus-operator.dev/docs/developer/getting-started/">Prometheus Operator</a>
 */
@PropsBuilder
public record ScrapeProps(
        Boolean enabled, Map<String, String> labels, Integer intervalSeconds, Integer timeoutSeconds) {

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
        problems.throwIfAny();
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
                .endPodMetricsEndpoint()
                .endSpec()
                .build();
    }
}
