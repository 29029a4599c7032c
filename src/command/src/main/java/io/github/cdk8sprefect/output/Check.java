package io.github.cdk8sprefect.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a CI job whether a folder is what the configuration gives. */
record Check(Path folder, Manifests manifests) {

    /** Shows what would change; 1 where anything would. */
    int report(PrintWriter out) {
        DistFolder dist = new DistFolder(folder);
        List<Change> changes = dist.compare(manifests).stream()
                .filter(change -> !change.isNone())
                .toList();
        for (Change change : changes) {
            out.println(change);
            String after =
                    manifests.files().getOrDefault(change.file().getFileName().toString(), "");
            LineDiff.of(before(change.file()), after.lines().toList()).forEach(out::println);
        }
        if (dist.isInterrupted()) {
            out.println(
                    folder + ": a synth was killed while its files took their places; run synth, which finishes it");
        }
        boolean current = changes.isEmpty() && !dist.isInterrupted();
        out.println(
                current
                        ? folder + " is what the configuration gives"
                        : folder + " is not what the configuration gives; run synth and commit it");
        out.flush();
        return current ? 0 : 1;
    }

    private static List<String> before(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new MachineException(file + " cannot be read (" + e + ")", e);
        }
    }
}
