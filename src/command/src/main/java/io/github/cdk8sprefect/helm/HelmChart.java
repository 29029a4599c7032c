package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.props.Internal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The charts whose values can be imported, each as of a version. */
@Internal
public enum HelmChart {
    /** API, UI and the bundled PostgreSQL, for Prefect 2. */
    SERVER("prefect-server", HelmChart.OF_2023),
    /** The agent of Prefect 2. */
    AGENT("prefect-agent", HelmChart.OF_2023),
    /** A worker, for Prefect 2. */
    WORKER("prefect-worker", HelmChart.OF_2023),
    /** API, UI, background services and what is before and behind them. */
    SERVER_2026("prefect-server", HelmChart.OF_2026),
    /** A worker. */
    WORKER_2026("prefect-worker", HelmChart.OF_2026),
    /** The exporter for Prometheus. */
    EXPORTER_2026("prometheus-prefect-exporter", HelmChart.OF_2026);

    /** The version of the charts for Prefect 2. */
    static final String OF_2023 = "2023.10.12";

    /** The version of the charts for Prefect 3. */
    static final String OF_2026 = "2026.8.18";

    /** The versions, for a sentence. */
    public static final String VERSIONS = OF_2023 + ", and 2024 to " + OF_2026;

    private static final List<String> YEARS_OF_2026 = List.of("2024.", "2025.", "2026.");

    private final String chartName;
    private final String version;

    HelmChart(String chartName, String version) {
        this.chartName = chartName;
        this.version = version;
    }

    /** The chart that Helm calls so, in the version whose keys hold for {@code version}. */
    public static Optional<HelmChart> named(String name, String version) {
        String keys = YEARS_OF_2026.stream().anyMatch(version::startsWith) ? OF_2026 : version;
        return Arrays.stream(values())
                .filter(chart -> chart.chartName.equals(name) && chart.version.equals(keys))
                .findFirst();
    }

    /** Whether Helm has a chart of this name, in any version. */
    public static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(chart -> chart.chartName.equals(name));
    }

    /** The names of all charts, for a sentence. */
    public static String names() {
        return Arrays.stream(values()).map(HelmChart::chartName).distinct().collect(Collectors.joining(", "));
    }

    /** The version of a chart that is of one alone. */
    public static Optional<String> onlyVersion(String name) {
        List<String> versions = Arrays.stream(values())
                .filter(chart -> chart.chartName.equals(name))
                .map(HelmChart::version)
                .toList();
        return versions.size() == 1 && versions.contains(OF_2023) ? Optional.of(OF_2023) : Optional.empty();
    }

    /** The versions of a chart that are known, for a sentence. */
    public static String versions(String name) {
        return Arrays.stream(values())
                .filter(chart -> chart.chartName.equals(name))
                .map(chart -> chart.version.equals(OF_2026) ? "2024 to " + OF_2026 : chart.version)
                .collect(Collectors.joining(", "));
    }

    /** What to know of a version that is another one than that of the keys. */
    public Optional<String> warningFor(String asked) {
        return asked.equals(version)
                ? Optional.empty()
                : Optional.of("the keys are those of " + chartName + " " + version + ", and a chart of " + asked
                        + " may write other objects: upgrade the release first, or look at kubectl diff with care");
    }

    /** What Helm calls the chart. */
    public String chartName() {
        return chartName;
    }

    /** The version of the chart that the keys are those of. */
    public String version() {
        return version;
    }

    /** The same chart in its other versions. */
    Stream<HelmChart> otherVersions() {
        return Arrays.stream(values()).filter(chart -> chart.chartName.equals(chartName) && chart != this);
    }

    /** The file with its keys, beside this class. */
    String table() {
        return chartName + (version.equals(OF_2023) ? "" : "-2026") + ".keys";
    }
}
