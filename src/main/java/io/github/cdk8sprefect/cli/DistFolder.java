package io.github.cdk8sprefect.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that the manifests go to. It remembers in a list which files are ours, removes those that are not written
 * any more, and leaves all others alone.
 *
 * <p>All files are written to a folder beside them first, and then take their names, one rename each. So a file is never
 * half of anything, and whatever fails fails before the first rename.
 */
final class DistFolder {

    private static final String STAGE = ".cdk8s-prefect.new";
    private static final Pattern OBJECT = Pattern.compile("^kind:", Pattern.MULTILINE);

    private final Path folder;

    DistFolder(Path folder) {
        this.folder = folder;
    }

    /** What became, or would become, of a file. */
    record Change(Path file, long objects, String what) {
        boolean isNone() {
            return what.equals("unchanged");
        }

        @Override
        public String toString() {
            return objects == 0
                    ? file + ": " + what
                    : file + ": " + objects + (objects == 1 ? " object, " : " objects, ") + what;
        }
    }

    /** Writes all files or, when that fails on the way, none. */
    List<Change> write(Manifests manifests) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.on(folder);
            try {
                return swap(manifests);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw MachineException.writing(folder, e);
        }
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

    private List<Change> swap(Manifests manifests) throws IOException {
        List<Change> changes = compare(manifests);
        Set<String> names = manifests.files().keySet();
        Set<String> gone = gone(manifests);
        Map<String, String> texts = new TreeMap<>();
        changes.stream()
                .filter(change -> !change.isNone() && change.objects() > 0)
                .map(change -> change.file().getFileName().toString())
                .forEach(name -> texts.put(name, manifests.files().get(name)));
        Path stage = folder.resolve(STAGE);
        deleteStage(stage);
        try {
            Files.createDirectory(stage);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(staged(stage, text.getKey()), text.getValue());
            }
            // Killed between two renames, we still know of every file that may be ours.
            Set<String> all = new TreeSet<>(names);
            all.addAll(gone);
            move(stage, OwnFiles.LIST, OwnFiles.list(all));
            for (String name : texts.keySet()) {
                Files.move(staged(stage, name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            for (String name : gone) {
                Files.deleteIfExists(folder.resolve(name));
            }
            move(stage, OwnFiles.LIST, OwnFiles.list(names));
        } finally {
            deleteStage(stage);
        }
        return changes;
    }

    private void move(Path stage, String name, String text) throws IOException {
        if (!difference(folder.resolve(name), text).equals("unchanged")) {
            Files.writeString(staged(stage, name), text);
            Files.move(staged(stage, name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** No {@code .yaml}, so that nobody who walks the folder applies it. */
    private static Path staged(Path stage, String name) {
        return stage.resolve(name + ".new");
    }

    private static void deleteStage(Path stage) throws IOException {
        if (Files.isDirectory(stage, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(stage)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(stage);
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
        // As bytes: what somebody else left there need not be UTF-8. A link takes no part, and becomes a file.
        boolean same = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
        return same ? "unchanged" : "changed";
    }
}
