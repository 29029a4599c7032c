package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.diff.Manifest;
import io.github.cdk8sprefect.diff.ManifestDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Tells a CI job whether a folder is up to date with the configuration.
 *
 * @param foreign manifests in it that are not ours
 */
record Check(Path folder, Manifests manifests, List<String> foreign) {

    private static final String INDENT = "    ";

    /** Shows what would change, object by object and without any secret; true where nothing would. */
    boolean report(PrintWriter out) {
        DistFolder dist = new DistFolder(folder);
        List<Change> changes = dist.compare(manifests).stream()
                .filter(change -> !change.isNone())
                .toList();
        for (Change change : changes) {
            out.println(change);
            String after = manifests.files().getOrDefault(change.name(), "");
            difference(before(change.file()), after).forEach(line -> out.println(INDENT + line));
        }
        boolean isListed = dist.isListed(manifests);
        if (changes.isEmpty() && !isListed) {
            out.println(folder.resolve(WrittenFiles.LIST) + ": does not list what is written here");
        }
        if (dist.isInterrupted()) {
            out.println(folder + ": a synth was interrupted while it renamed files; run synth again to finish it");
        }
        foreign.forEach(out::println);
        boolean isWritten = changes.isEmpty() && isListed && !dist.isInterrupted();
        boolean isCurrent = isWritten && foreign.isEmpty();
        out.println(folder
                + (isCurrent
                        ? " is what the configuration gives"
                        : " is not what the configuration gives" + (isWritten ? "" : "; run synth and commit it")));
        out.flush();
        return isCurrent;
    }

    private static List<String> difference(String before, String after) {
        try {
            List<String> lines = ManifestDiff.of(Manifest.in(before), Manifest.in(after));
            return lines.isEmpty() ? List.of("the same objects in another layout") : lines;
        } catch (YamlEngineException e) {
            return List.of("what is there is not valid YAML");
        }
    }

    private static String before(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new MachineException(file + " cannot be read (" + e + ")", e);
        }
    }
}
