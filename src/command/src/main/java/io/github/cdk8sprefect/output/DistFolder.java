package io.github.cdk8sprefect.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdk8sprefect.props.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The output folder. It records our files in a list, removes those that are no longer written, and leaves all others
 * alone.
 *
 * <p>All files are first written to a side folder and then renamed one by one ({@link Swap}). So a file is never half
 * of anything, whatever fails fails before the first rename, and what is killed between two of them is finished by the
 * next synth.
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
        if (isLeftOver()) {
            alone(() -> {
                swap.recover();
                return List.of();
            });
        }
    }

    /** Writes all files or, when that fails on the way, none. */
    List<Change> write(Manifests manifests) {
        List<Change> before = compare(manifests);
        if (!isLeftOver() && isCurrent(before, manifests)) {
            return before;
        }
        return alone(() -> {
            swap.recover();
            List<Change> changes = compare(manifests);
            if (!isCurrent(changes, manifests)) {
                keepOthers(manifests);
                Set<String> changed = new TreeSet<>();
                changes.stream()
                        .filter(change -> !change.isNone() && change.objects() > 0)
                        .forEach(change -> changed.add(change.name()));
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

    /**
     * Refuses to write over a file that we did not write.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException that names all of them
     */
    void keepOthers(Manifests manifests) {
        Problems problems = Problems.of("--output");
        Map<String, String> others = new TreeMap<>(manifests.files());
        others.keySet().removeAll(listed());
        compare(new Manifests(others)).stream()
                .filter(change -> change.outcome() == Change.Outcome.CHANGED)
                .filter(change -> !Files.isDirectory(change.file(), LinkOption.NOFOLLOW_LINKS))
                .forEach(
                        change -> problems.require(
                                false,
                                "",
                                change.file(),
                                "is there, and not in " + folder.resolve(WrittenFiles.LIST)
                                        + ", which lists what synth wrote; move it away, bring the list back, or name another folder"));
        problems.throwIfAny();
    }

    /** Whether the list names exactly what is written. */
    boolean isListed(Manifests manifests) {
        return listed().equals(manifests.files().keySet());
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
                changes.add(new Change(folder.resolve(name), 0, Change.Outcome.REMOVED));
            }
            return changes;
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
    }

    /** Whether the file is the text. As bytes: what somebody else left there need not be UTF-8. A link is never it. */
    static boolean holds(Path file, String text) throws IOException {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Arrays.equals(Files.readAllBytes(file), text.getBytes(UTF_8));
        } catch (NoSuchFileException e) { // another synth removed it meanwhile
            return false;
        }
    }

    private boolean isLeftOver() {
        return swap.isLeftOver() || FolderLock.isIn(folder);
    }

    private boolean isCurrent(List<Change> changes, Manifests manifests) {
        return changes.stream().allMatch(Change::isNone) && isListed(manifests);
    }

    private Set<String> listed() {
        try {
            return WrittenFiles.in(folder);
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
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
        Set<String> gone = WrittenFiles.in(folder);
        gone.removeAll(manifests.files().keySet());
        gone.removeIf(name -> !Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
        return gone;
    }

    private static Change.Outcome difference(Path file, String text) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Change.Outcome.NEW;
        }
        return holds(file, text) ? Change.Outcome.UNCHANGED : Change.Outcome.CHANGED;
    }
}
