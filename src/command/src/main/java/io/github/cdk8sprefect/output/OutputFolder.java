package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
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
@Internal
public record OutputFolder(Path root) {

    /** Below it, where Argo CD's Applications go. */
    public static final String APPLICATIONS = "argocd";

    /** Makes whole what a killed synth left in any of the folders. */
    public void recover() {
        if (Files.isDirectory(root)) {
            new DistFolder(root).recover();
            below().forEach(folder -> new DistFolder(folder).recover());
        }
    }

    /** Writes one folder after the other. Each is written whole or not at all; a failure says which of them were. */
    public List<Change> write(Map<String, Manifests> environments) {
        List<Change> changes = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, Manifests> folder : folders(environments).entrySet()) {
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
    public int check(Map<String, Manifests> environments, PrintWriter out) {
        int status = 0;
        for (Map.Entry<Path, Manifests> folder : folders(environments).entrySet()) {
            status = Math.max(status, new Check(folder.getKey(), folder.getValue()).report(out));
        }
        for (Path folder : ofNobody(environments)) {
            out.println(warning(folder));
            status = 1;
        }
        out.flush();
        return status;
    }

    /** What is left of environments that are not there any more: it is told of, and not removed. */
    public void warn(Map<String, Manifests> environments, PrintWriter err) {
        ofNobody(environments).forEach(folder -> err.println("warning: " + warning(folder)));
        err.flush();
    }

    private static String warning(Path folder) {
        return folder + " holds manifests that we wrote and that are of no environment; remove them";
    }

    private Map<Path, Manifests> folders(Map<String, Manifests> environments) {
        Map<Path, Manifests> folders = new LinkedHashMap<>();
        environments.forEach((name, manifests) -> folders.put(root.resolve(name), manifests));
        // The last Application is gone: what we wrote there goes, as from any other folder of ours.
        if (isOurs(root.resolve(APPLICATIONS))) {
            folders.putIfAbsent(root.resolve(APPLICATIONS), new Manifests(Map.of()));
        }
        return folders;
    }

    /** Only where there are environments: a folder in the one of a single environment is somebody else's matter. */
    private List<Path> ofNobody(Map<String, Manifests> environments) {
        Map<Path, Manifests> folders = folders(environments);
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
