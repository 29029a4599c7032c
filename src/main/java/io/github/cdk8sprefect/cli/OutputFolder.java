package io.github.cdk8sprefect.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that {@code --output} names: a {@link DistFolder}, or one with a {@link DistFolder} for each environment. */
record OutputFolder(Path root) {

    /** Makes whole what a killed synth left in any of the folders. */
    void recover() {
        if (Files.isDirectory(root)) {
            new DistFolder(root).recover();
            below().forEach(folder -> new DistFolder(folder).recover());
        }
    }

    /** Writes one folder after the other. Each is written whole or not at all; a failure says which of them were. */
    List<DistFolder.Change> write(Synthesis synthesis) {
        List<DistFolder.Change> changes = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, Manifests> folder : folders(synthesis).entrySet()) {
            try {
                changes.addAll(new DistFolder(folder.getKey()).write(folder.getValue()));
                written.add(folder.getKey());
            } catch (MachineException e) {
                throw written.isEmpty() ? e : MachineException.after(written, e);
            }
        }
        return changes;
    }

    /** Shows what would change; 1 where anything would. */
    int check(Synthesis synthesis, PrintWriter out) {
        int status = 0;
        for (Map.Entry<Path, Manifests> folder : folders(synthesis).entrySet()) {
            status = Math.max(status, new Check(folder.getKey(), folder.getValue()).report(out));
        }
        for (Path folder : ofNobody(synthesis)) {
            out.println(warning(folder));
            status = 1;
        }
        out.flush();
        return status;
    }

    /** What is left of environments that are not there any more: it is told of, and not removed. */
    void warn(Synthesis synthesis, PrintWriter err) {
        ofNobody(synthesis).forEach(folder -> err.println("warning: " + warning(folder)));
        err.flush();
    }

    private static String warning(Path folder) {
        return folder + " holds manifests that we wrote and that are of no environment; remove them";
    }

    private Map<Path, Manifests> folders(Synthesis synthesis) {
        Map<Path, Manifests> folders = new LinkedHashMap<>();
        synthesis.folders().forEach((name, manifests) -> folders.put(root.resolve(name), manifests));
        // The last Application is gone: what we wrote there goes, as from any other folder of ours.
        if (isOurs(root.resolve(Synthesis.APPLICATIONS))) {
            folders.putIfAbsent(root.resolve(Synthesis.APPLICATIONS), new Manifests(Map.of()));
        }
        return folders;
    }

    /** Only where there are environments: a folder in the one of a single environment is somebody else's matter. */
    private List<Path> ofNobody(Synthesis synthesis) {
        Map<Path, Manifests> folders = folders(synthesis);
        if (folders.containsKey(root.resolve("")) || !Files.isDirectory(root)) {
            return List.of();
        }
        return Stream.concat(Stream.of(root), below().stream())
                .filter(folder -> !folders.containsKey(folder) && isOurs(folder))
                .toList();
    }

    private List<Path> below() {
        try (Stream<Path> below = Files.list(root)) {
            return below.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MachineException(root + " cannot be read (" + e + ")", e);
        }
    }

    /** Whether a file of ours is in it. */
    private static boolean isOurs(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && OwnFiles.in(folder).stream().anyMatch(name -> Files.exists(folder.resolve(name)));
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
    }
}
