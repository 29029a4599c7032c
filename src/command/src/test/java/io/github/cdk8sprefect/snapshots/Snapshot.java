package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.cdk8s.AppFiles;
import io.github.cdk8sprefect.testing.Manifests;
import io.github.cdk8sprefect.testing.Snapshots;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cdk8s.App;

/** Our own snapshots, by the helper that teams have for theirs. */
public final class Snapshot {

    private Snapshot() {}

    /** Fails when the app's manifests differ from {@code snapshots/<name>.approved.yaml}. */
    public static void verify(String name, Consumer<App> charts) {
        Snapshots.in(SnapshotFolder.FOLDER).verify(name, charts);
        text(charts);
    }

    /** All files that the app gives, as one text. */
    public static String text(Consumer<App> charts) {
        AtomicReference<App> placed = new AtomicReference<>();
        Manifests manifests = Manifests.of(charts.andThen(placed::set));
        assertThatTheCommandGives(manifests, placed.get());
        return manifests.text();
    }

    /** The command has a faster way than {@code app.synth()} to the same bytes. */
    private static void assertThatTheCommandGives(Manifests manifests, App app) {
        assertThat(AppFiles.of(app, done -> {})).isEqualTo(manifests.files());
    }
}
