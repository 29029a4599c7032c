package io.github.cdk8sprefect.testing;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.cdk8s.App;

/**
 * Compares manifests with approved ones, so that a test shows every change to a reviewer.
 *
 * <p>{@code <name>.approved.yaml} has been reviewed and committed. If the manifests differ or nothing was approved yet,
 * the test fails and writes {@code <name>.received.yaml}: review it, and rename it to approve it.
 *
 * <p>ApprovalTests ({@code com.approvaltests:approvaltests}) compares them: a team that uses this class has it among its test
 * dependencies.
 *
 * <pre>{@code
 * @Test
 * void thePlatformIsAsApproved() {
 *     Snapshots.in(Path.of("src/test/snapshots")).verify("platform", Platform::charts);
 * }
 * }</pre>
 *
 * @param folder where the files are, from the project's folder
 */
public record Snapshots(Path folder) {

    /** The snapshots of one folder, which need not exist yet. */
    public static Snapshots in(Path folder) {
        return new Snapshots(folder);
    }

    /**
     * Places the charts in an app of their own, and compares what they give.
     *
     * @param name what the files are called: what is asked for, such as {@code workers-on-gpu-nodes}
     * @throws Error ApprovalTests', when the manifests are not what was approved; it names both files
     */
    public void verify(String name, Consumer<App> charts) {
        verify(name, Manifests.of(charts));
    }

    /**
     * Compares manifests that are made already.
     *
     * @param name what the files are called
     * @throws Error ApprovalTests', when the manifests are not what was approved; it names both files
     */
    public void verify(String name, Manifests manifests) {
        NamerWrapper namer = new NamerWrapper(() -> name, () -> folder.toAbsolutePath() + "/");
        Approvals.verify(
                manifests.text(),
                new Options().forFile().withNamer(namer).forFile().withExtension(".yaml"));
    }
}
