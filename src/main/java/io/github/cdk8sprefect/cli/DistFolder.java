package io.github.cdk8sprefect.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The folder that the manifests go to. It remembers in {@value #LIST} which files are ours, removes those that are not
 * written any more, and leaves all others alone.
 */
final class DistFolder {

    private static final String LIST = ".cdk8s-prefect";
    private static final Pattern OBJECT = Pattern.compile("^kind:", Pattern.MULTILINE);

    private final Path folder;

    DistFolder(Path folder) {
        this.folder = folder;
    }

    /** What became of a file. */
    record Change(Path file, long objects, String what) {
        @Override
        public String toString() {
            return objects == 0
                    ? file + ": " + what
                    : file + ": " + objects + (objects == 1 ? " object, " : " objects, ") + what;
        }
    }

    /** Writes all files or, when that fails on the way, none: each takes its name only after all are on the disk. */
    List<Change> write(Manifests manifests) {
        try {
            Files.createDirectories(folder);
            List<Change> changes = new ArrayList<>();
            Map<Path, Path> staged = new LinkedHashMap<>();
            try {
                for (Map.Entry<String, String> manifest : manifests.files().entrySet()) {
                    Path file = folder.resolve(manifest.getKey());
                    String what = difference(file, manifest.getValue());
                    changes.add(new Change(
                            file, OBJECT.matcher(manifest.getValue()).results().count(), what));
                    if (!what.equals("unchanged")) {
                        stage(file, manifest.getValue(), staged);
                    }
                }
                List<Path> gone = ours().stream()
                        .filter(file -> !manifests
                                .files()
                                .containsKey(file.getFileName().toString()))
                        .toList();
                stage(folder.resolve(LIST), String.join("\n", manifests.files().keySet()) + "\n", staged);
                for (Map.Entry<Path, Path> move : staged.entrySet()) {
                    Files.move(move.getValue(), move.getKey(), StandardCopyOption.ATOMIC_MOVE);
                }
                for (Path file : gone) {
                    if (Files.deleteIfExists(file)) {
                        changes.add(new Change(file, 0, "removed"));
                    }
                }
            } finally {
                for (Path temporary : staged.values()) {
                    Files.deleteIfExists(temporary);
                }
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + " (" + e + ")", e);
        }
    }

    private static void stage(Path file, String text, Map<Path, Path> staged) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
        staged.put(file, temporary);
        Files.writeString(temporary, text);
    }

    private static String difference(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            return "new";
        }
        return Files.readString(file).equals(text) ? "unchanged" : "changed";
    }

    private List<Path> ours() throws IOException {
        Path list = folder.resolve(LIST);
        return Files.exists(list)
                ? Files.readAllLines(list).stream().map(folder::resolve).toList()
                : List.of();
    }
}
