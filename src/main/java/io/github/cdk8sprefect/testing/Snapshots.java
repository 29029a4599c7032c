package io.github.cdk8sprefect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.cdk8s.App;

/**
 * Compares manifests with approved ones, so that a test shows every change in them to a reviewer.
 *
 * <p>{@code <name>.approved.yaml} is what somebody has read and committed. Where the manifests differ, or nothing was
 * approved yet, the test fails and {@code <name>.received.yaml} stands beside it: read it, and rename it to approve.
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
     * @throws AssertionError when the manifests are not what was approved; it names the first line that differs
     */
    public void verify(String name, Consumer<App> charts) {
        verify(name, Manifests.of(charts));
    }

    /**
     * Compares manifests that are made already.
     *
     * @param name what the files are called
     * @throws AssertionError when the manifests are not what was approved; it names the first line that differs
     */
    public void verify(String name, Manifests manifests) {
        Path approved = folder.resolve(name + ".approved.yaml");
        Path received = folder.resolve(name + ".received.yaml");
        try {
            String expected =
                    Files.exists(approved) ? Files.readString(approved).replace("\r\n", "\n") : "";
            String actual = manifests.text();
            if (actual.equals(expected)) {
                Files.deleteIfExists(received);
                return;
            }
            Files.createDirectories(folder);
            Files.writeString(received, actual);
            throw new AssertionError("%s\nTo approve it: mv %s %s"
                    .formatted(difference(approved, expected, actual), received, approved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String difference(Path approved, String expected, String actual) {
        if (expected.isEmpty()) {
            return approved + ": nothing was approved yet";
        }
        List<String> before = expected.lines().toList();
        List<String> after = actual.lines().toList();
        int line = 0;
        while (line < Math.min(before.size(), after.size()) && before.get(line).equals(after.get(line))) {
            line++;
        }
        return "%s:%d: the manifests differ\n- %s\n+ %s"
                .formatted(approved, line + 1, lineOf(before, line), lineOf(after, line));
    }

    private static String lineOf(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(no line)";
    }
}
