package io.github.cdk8sprefect.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files below the output folder that an applier would read and that synth does not write: {@code kubectl apply -f},
 * Argo CD and Flux read the whole folder, the last two with its subfolders. Files are recognized by name, because the
 * text of an unreviewed file does not reliably tell what it does.
 */
final class ForeignManifests {

    private static final Pattern NAME =
            Pattern.compile(".*\\.(ya?ml|json|jsonnet)|kustomization", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ForeignManifests() {}

    /**
     * All of them. A link is not followed, unless it is the folder itself.
     *
     * @param isExpected whether a file, or all that is below a folder, is ours or allowed
     */
    static Set<Path> in(Path folder, Predicate<Path> isExpected) {
        Set<Path> foreign = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return foreign;
        }
        try {
            Path root = folder.toRealPath();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                    return isExpected.test(seen(below)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean isManifest =
                            NAME.matcher(file.getFileName().toString()).matches();
                    if (isManifest && !isExpected.test(seen(file))) {
                        foreign.add(seen(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                private Path seen(Path file) {
                    return folder.resolve(root.relativize(file));
                }
            });
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
        return foreign;
    }
}
