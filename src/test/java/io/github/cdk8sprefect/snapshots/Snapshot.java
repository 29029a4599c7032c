package io.github.cdk8sprefect.snapshots;

import io.github.cdk8sprefect.testing.Manifests;
import io.github.cdk8sprefect.testing.Snapshots;
import java.util.function.Consumer;
import org.cdk8s.App;

/** Our own snapshots, by the helper that teams have for theirs. */
public final class Snapshot {

    private Snapshot() {}

    /** Fails when the app's manifests differ from {@code snapshots/<name>.approved.yaml}. */
    public static void verify(String name, Consumer<App> charts) {
        Snapshots.in(SnapshotFolder.FOLDER).verify(name, charts);
    }

    /** All files that the app gives, as one text. */
    public static String text(Consumer<App> charts) {
        return Manifests.of(charts).text();
    }
}
