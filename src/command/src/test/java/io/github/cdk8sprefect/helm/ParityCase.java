package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.config.YamlFile;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.snapshots.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values of a release, and what the real Helm renders from them.
 *
 * @param folder a folder CHART.KEY.N below src/command/src/test/resources/helm-parity
 */
record ParityCase(Path folder) {

    private static final Path ALL = Path.of("src/command/src/test/resources/helm-parity");

    /** The uid of the cluster that the expected files were rendered against. */
    private static final String CLUSTER_UID = "11111111-2222-3333-4444-555555555555";

    /** All cases of a kind: {@code cases} are one key each, {@code mixtures} several at once, and {@code …-2026} those of the later
     * charts. */
    static Stream<ParityCase> all(String kind) {
        try (Stream<Path> folders = Files.list(ALL.resolve(kind))) {
            return folders.sorted().map(ParityCase::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases of all kinds. */
    static Stream<ParityCase> all() {
        return Stream.of("cases", "mixtures", "cases-2026", "mixtures-2026").flatMap(ParityCase::all);
    }

    boolean isRefused() {
        return Files.exists(folder.resolve("refused.txt"));
    }

    HelmRelease release() {
        String[] words = text("release").strip().split(" ", -1);
        String chart = folder.getFileName().toString().replaceFirst("\\..*", "");
        String version =
                folder.getParent().endsWith("cases") || folder.getParent().endsWith("mixtures")
                        ? "2023.10.12"
                        : "2026.8.18";
        return new HelmRelease(HelmChart.named(chart, version).orElseThrow(), words[0], words[1]);
    }

    ImportedConfig imported() {
        return HelmImport.read(release(), List.of(folder.resolve("values.yaml")), options(true));
    }

    /** The import on its way, to see which keys it asked for. */
    Import started() {
        HelmValues values =
                HelmValues.of(release(), List.of(YamlFile.read(folder.resolve("values.yaml"), Yaml11.VALUES)));
        return new Import(release(), values, options(true), new ArrayList<>());
    }

    static ImportOptions options(boolean inlineSecrets) {
        return new ImportOptions(inlineSecrets, () -> Optional.of(CLUSTER_UID));
    }

    String expected() {
        return text("expected.yaml");
    }

    /** The manifests that an import gives. */
    static String manifests(String yaml) {
        PrefectEnvironmentProps props = ConfigFiles.parse("imported", yaml);
        return Snapshot.text(app -> new PrefectEnvironment(app, props));
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
