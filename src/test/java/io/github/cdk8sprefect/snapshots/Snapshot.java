package io.github.cdk8sprefect.snapshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** Compares what an app gives with the approved file of that name. */
public final class Snapshot {

    private Snapshot() {}

    /** Fails when the app's manifests differ from {@code snapshots/<name>.approved.yaml}. */
    public static void verify(String name, Consumer<App> charts) {
        NamerWrapper namer = new NamerWrapper(() -> name, () -> SnapshotFolder.FOLDER.toAbsolutePath() + "/");
        Approvals.verify(
                text(charts), new Options().forFile().withNamer(namer).forFile().withExtension(".yaml"));
    }

    /** All files that the app gives, as one text. */
    public static String text(Consumer<App> charts) {
        try {
            Path folder = Files.createTempDirectory("snapshot-");
            App app = new App(AppProps.builder()
                    .outdir(folder.toString())
                    .outputFileExtension(".yaml")
                    .build());
            charts.accept(app);
            app.synth();
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().map(Snapshot::fileText).collect(Collectors.joining("---\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileText(Path file) {
        try {
            return "# " + file.getFileName() + "\n" + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
