package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.config.YamlFile;
import io.github.cdk8sprefect.props.Internal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts the values of a Helm release to a {@code prefect.yaml} whose manifests equal what Helm renders.
 *
 * <p>Only what differs from our defaults is written. Unsafe choices of Helm are kept, with a comment that says which
 * lines to delete for the better default.
 */
@Internal
public final class HelmImport {

    private HelmImport() {}

    /**
     * Imports files of values, of which later ones win.
     *
     * @throws ConfigException with all that is wrong with the values, or cannot be carried over
     */
    public static ImportedConfig read(HelmRelease release, List<Path> files, ImportOptions options) {
        return of(
                release,
                files.stream().map(file -> YamlFile.read(file, Yaml11.VALUES)).toList(),
                options);
    }

    static ImportedConfig of(HelmRelease release, List<YamlFile> files, ImportOptions options) {
        return imported(new Import(release, HelmValues.of(release, files), options, new ArrayList<>()));
    }

    static ImportedConfig imported(Import asked) {
        HelmRelease release = asked.release();
        ConfigDraft draft =
                switch (release.chart()) {
                    case SERVER -> ServerChart.draft(asked);
                    case AGENT -> AgentChart.draft(asked);
                    case WORKER -> WorkerChart.draft(asked);
                    case SERVER_2026 -> TodaysServer.draft(asked);
                    case WORKER_2026 -> TodaysWorker.draft(asked);
                    case EXPORTER_2026 -> TodaysExporter.draft(asked);
                };
        asked.values().throwIfAny();
        PlainSecrets.warn(asked);
        String head = "Imported from the Helm release " + release.name() + " in namespace " + release.namespace()
                + " (chart " + release.chart().chartName() + " "
                + release.chart().version() + ").\n"
                + "It gives what Helm renders; what is not here has our default, which is Helm's, too.";
        String yaml = CommentedYaml.write(head, draft);
        check(yaml);
        return new ImportedConfig(yaml, List.copyOf(asked.warnings()));
    }

    /** What Helm lets through and Kubernetes refuses is refused here. */
    private static void check(String yaml) {
        try {
            ConfigFiles.parse("the import", yaml);
        } catch (ConfigException e) {
            throw new ConfigException(e.problems().stream()
                    .map(problem -> "the values would give what we refuse: "
                            + problem.replaceFirst("^the import(:\\d+)?: ", ""))
                    .toList());
        }
    }
}
