package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.helm.HelmChart;
import io.github.cdk8sprefect.helm.HelmImport;
import io.github.cdk8sprefect.helm.HelmRelease;
import io.github.cdk8sprefect.helm.ImportOptions;
import io.github.cdk8sprefect.helm.ImportedConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect import-helm}: the values of a Helm release to a prefect.yaml that gives the same manifests. */
@Command(
        name = "import-helm",
        description = "Converts the values of a Helm release to a prefect.yaml that gives the same objects.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ImportHelmCommand implements Callable<Integer> {

    @Option(
            names = "--chart",
            required = true,
            paramLabel = "CHART",
            description = "The chart: prefect-server, prefect-worker, prometheus-prefect-exporter or prefect-agent")
    private String chart;

    @Option(
            names = "--chart-version",
            paramLabel = "VERSION",
            description = "Its version, as helm list prints it: " + HelmChart.VERSIONS
                    + ". Required, except for prefect-agent, which is of 2023.10.12 alone")
    private Optional<String> chartVersion = Optional.empty();

    @Option(
            names = {"-f", "--values"},
            required = true,
            paramLabel = "FILE",
            description = "Values, as helm get values prints them; several are merged, later ones win")
    private List<Path> values;

    @Option(
            names = "--release",
            paramLabel = "NAME",
            description = "The name of the release. Default: that of the chart")
    private Optional<String> release = Optional.empty();

    @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "The release's namespace. Default: prefect")
    private String namespace = "prefect";

    @Option(
            names = "--cluster-uid",
            paramLabel = "UID",
            description =
                    "The uid of namespace kube-system, which Helm looks up. Default: clusterUid of the values, else"
                            + " the variable PREFECT_KUBERNETES_CLUSTER_UID, else what kubectl says")
    private Optional<String> clusterUid = Optional.empty();

    @Option(
            names = "--no-inline-secrets",
            description = "Refers to the Secrets that the release left in the cluster instead of writing passwords")
    private boolean noInlineSecrets;

    @Spec
    private CommandSpec spec;

    private HelmChart known() {
        if (!HelmChart.isKnown(chart)) {
            throw new ConfigException(List.of("--chart: '" + chart + "' must be one of " + HelmChart.names()));
        }
        String version = chartVersion
                .or(() -> HelmChart.onlyVersion(chart))
                .orElseThrow(
                        () -> new ConfigException(List.of("--chart-version: must be given, as helm list prints it after"
                                + " the chart's name; known are " + HelmChart.VERSIONS)));
        return HelmChart.named(chart, version)
                .orElseThrow(() -> new ConfigException(List.of("--chart-version: '" + version + "' of " + chart
                        + " is not known; known are " + HelmChart.versions(chart))));
    }

    @Override
    public Integer call() {
        HelmChart known = known();
        HelmRelease installed = new HelmRelease(known, release.orElse(known.chartName()), namespace);
        ImportedConfig imported = HelmImport.read(
                installed, values, new ImportOptions(!noInlineSecrets, () -> clusterUid.or(ClusterUid::ofThisMachine)));
        known.warningFor(chartVersion.orElse(known.version()))
                .ifPresent(warning -> spec.commandLine().getErr().println("warning: " + warning));
        imported.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        spec.commandLine().getErr().flush();
        spec.commandLine().getOut().print(imported.yaml());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
