package io.github.cdk8sprefect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * the test fails and writes {@code <name>.received.yaml}: review it, and approve it by the command in the message.
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
     * @throws AssertionError when the manifests are not what was approved; it says the first field that differs, and the command that
     *     approves the manifests
     */
    public void verify(String name, Consumer<App> charts) {
        verify(name, Manifests.of(charts));
    }

    /**
     * Compares manifests that are made already.
     *
     * @param name what the files are called
     * @throws AssertionError when the manifests are not what was approved; it says the first field that differs, and the command that
     *     approves the manifests
     */
    public void verify(String name, Manifests manifests) {
        try {
            compare(name, manifests);
        } catch (Error e) {
            // ApprovalTests throws plain Errors, and names its files only.
            if (e.getClass() != Error.class) {
                throw e;
            }
            throw new AssertionError(message(name, manifests), e);
        }
    }

    private String message(String name, Manifests manifests) {
        Path approved = folder.resolve(name + ".approved.yaml");
        Path received = folder.resolve(name + ".received.yaml");
        // ApprovalTests makes an empty file where there is none.
        String before = Files.exists(approved) ? read(approved) : "";
        String difference = before.isBlank()
                ? "nothing is approved yet"
                : "other manifests than approved, first " + FirstDifference.of(before, manifests.text());
        return name + ": " + difference + "\napprove with: mv '" + received + "' '" + approved + "'";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String name, Manifests manifests) {
        NamerWrapper namer = new NamerWrapper(() -> name, () -> folder.toAbsolutePath() + "/");
        Approvals.verify(
                manifests.text(),
                new Options().forFile().withNamer(namer).forFile().withExtension(".yaml"));
    }
}
