package io.github.cdk8sprefect.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The folder that the manifests go to. It remembers in a list which files are ours, removes those that are not written
 * any more, and leaves all others alone.
 *
 * <p>All files are written to a folder beside them first, and then take their names, one rename each ({@link Swap}). So a
 * file is never half of anything, whatever fails fails before the first rename, and what is killed between two of them is
 * finished by the next synth.
 */
final class DistFolder {

    private static final Pattern OBJECT = Pattern.compile("^kind:", Pattern.MULTILINE);

    private final Path folder;
    private final Swap swap;

    DistFolder(Path folder) {
        this.folder = folder;
        this.swap = new Swap(folder);
    }

    /** What is done to the folder while no other synth does anything to it. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    /** Whether a synth was killed between two renames, so that earlier and new files stand side by side. */
    boolean isInterrupted() {
        return swap.isUnderWay();
    }

    /** Makes whole what a killed synth left: finishes its renames, or removes what it had not begun to rename. */
    void recover() {
        if (swap.isLeftOver()) {
            alone(() -> {
                swap.recover();
                return List.of();
            });
        }
    }

    /** Writes all files or, when that fails on the way, none. */
    List<Change> write(Manifests manifests) {
        return alone(() -> {
            swap.recover();
            List<Change> changes = compare(manifests);
            if (!changes.stream().allMatch(Change::isNone)
                    || !OwnFiles.in(folder).equals(manifests.files().keySet())) {
                Set<String> changed = new TreeSet<>();
                changes.stream()
                        .filter(change -> !change.isNone() && change.objects() > 0)
                        .forEach(change ->
                                changed.add(change.file().getFileName().toString()));
                swap.begin(manifests.files(), changed);
                try {
                    swap.finish();
                } catch (IOException e) {
                    throw MachineException.between(folder, e);
                }
            }
            return changes;
        });
    }

    /** What {@link #write} would do. */
    List<Change> compare(Manifests manifests) {
        try {
            List<Change> changes = new ArrayList<>();
            for (Map.Entry<String, String> manifest : manifests.files().entrySet()) {
                Path file = folder.resolve(manifest.getKey());
                long objects = OBJECT.matcher(manifest.getValue()).results().count();
                changes.add(new Change(file, objects, difference(file, manifest.getValue())));
            }
            for (String name : gone(manifests)) {
                changes.add(new Change(folder.resolve(name), 0, "removed"));
            }
            return changes;
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
    }

    /** Whether the file is the text. As bytes: what somebody else left there need not be UTF-8. A link is never it. */
    static boolean holds(Path file, String text) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(file), text.getBytes(UTF_8));
    }

    private <T> T alone(Work<T> work) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.on(folder);
            try {
                return work.done();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw MachineException.writing(folder, e);
        }
    }

    private Set<String> gone(Manifests manifests) throws IOException {
        Set<String> gone = OwnFiles.in(folder);
        gone.removeAll(manifests.files().keySet());
        gone.removeIf(name -> !Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
        return gone;
    }

    private static String difference(Path file, String text) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return "new";
        }
        return holds(file, text) ? "unchanged" : "changed";
    }
}
