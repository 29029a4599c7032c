package io.github.cdk8sprefect.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a configuration names. The author of a configuration may not be trusted by the person who runs the
 * command, so it must be a regular file in the folder of the file that names it, or below.
 */
final class NamedFile {

    /** What is refused, for the one who named the file. */
    static final String WHAT_WOULD_DO =
            "must be the name of a regular file in the folder of this file or below it, without '..'";

    private NamedFile() {}

    /**
     * The file with all links resolved; empty for anything else.
     *
     * @throws NoSuchFileException where there is none
     */
    static Optional<Path> of(Path from, String name) throws IOException {
        Optional<Path> relative = relative(name);
        if (relative.isEmpty()) {
            return Optional.empty();
        }
        Path folder = from.toAbsolutePath().getParent().toRealPath();
        Path file = folder.resolve(relative.get()).toRealPath();
        return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static Optional<Path> relative(String name) {
        try {
            Path path = Path.of(name);
            boolean climbs = false;
            for (Path step : path) {
                climbs |= step.toString().equals("..");
            }
            return climbs || path.isAbsolute() || name.contains("://") ? Optional.empty() : Optional.of(path);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
