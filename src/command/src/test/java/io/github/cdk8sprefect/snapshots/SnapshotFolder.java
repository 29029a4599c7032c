package io.github.cdk8sprefect.snapshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code snapshots/}: {@code <ask>.yaml} is what a user writes, {@code <ask>.approved.yaml} what comes out. */
final class SnapshotFolder {

    static final Path FOLDER = Path.of("snapshots");

    private static final String APPROVED = ".approved.yaml";

    private SnapshotFolder() {}

    /** The names of all asks. */
    static List<String> asks() {
        return files().map(file -> file.getFileName().toString())
                .filter(name -> !name.endsWith(APPROVED) && !name.contains(".received."))
                .map(name -> name.substring(0, name.length() - ".yaml".length()))
                .toList();
    }

    /** All approved files. */
    static List<Path> approved() {
        return files().filter(file -> file.toString().endsWith(APPROVED)).toList();
    }

    static Path ask(String name) {
        return FOLDER.resolve(name + ".yaml");
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
