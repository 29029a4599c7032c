package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.props.Internal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The charts whose values can be imported, as of their version 2023.10.12. */
@Internal
public enum HelmChart {
    /** API, UI and the bundled PostgreSQL. */
    SERVER("prefect-server"),
    /** The agent of Prefect 2. */
    AGENT("prefect-agent"),
    /** A worker. */
    WORKER("prefect-worker");

    /** The version of the charts that the keys are those of. */
    public static final String VERSION = "2023.10.12";

    private final String chartName;

    HelmChart(String chartName) {
        this.chartName = chartName;
    }

    /** The chart that Helm calls so. */
    public static Optional<HelmChart> named(String name) {
        return Arrays.stream(values())
                .filter(chart -> chart.chartName.equals(name))
                .findFirst();
    }

    /** The names of all charts, for a sentence. */
    public static String names() {
        return Arrays.stream(values()).map(HelmChart::chartName).collect(Collectors.joining(", "));
    }

    /** What Helm calls the chart. */
    public String chartName() {
        return chartName;
    }
}
