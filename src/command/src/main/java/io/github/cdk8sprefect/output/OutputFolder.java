package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        folders(environments).forEach((folder, manifests) -> new DistFolder(folder).keepOthers(manifests));
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

    /**
     * Shows what would change; true where nothing would.
     *
     * @param allowed files and folders below the root that somebody keeps there, and synth does not write
     */
    public boolean check(Map<String, Manifests> environments, List<Path> allowed, PrintWriter out) {
        Map<Path, Manifests> folders = folders(environments);
        List<Path> ofNobody = ofNobody(environments);
        Map<Path, List<String>> foreign = foreign(folders, ofNobody, allowed).stream()
                .collect(Collectors.groupingBy(
                        file -> nearest(folders.keySet(), file),
                        Collectors.mapping(this::notOurs, Collectors.toList())));
        boolean isCurrent = true;
        for (Map.Entry<Path, Manifests> folder : folders.entrySet()) {
            List<String> inIt = foreign.getOrDefault(folder.getKey(), List.of());
            isCurrent &= new Check(folder.getKey(), folder.getValue(), inIt).report(out);
        }
        for (Path folder : ofNobody) {
            out.println(warning(folder));
            isCurrent = false;
        }
        if (!folders.containsKey(root)) {
            List<String> besideThem = foreign.getOrDefault(root, List.of());
            besideThem.forEach(out::println);
            isCurrent &= besideThem.isEmpty();
        }
        out.flush();
        return isCurrent;
    }

    /** What is left of environments that are not there any more: it is told of, and not removed. */
    public void warn(Map<String, Manifests> environments, PrintWriter err) {
        ofNobody(environments).forEach(folder -> err.println("warning: " + warning(folder)));
        err.flush();
    }

    /** What is in the list of a folder is told of with the folder. */
    private Set<Path> foreign(Map<Path, Manifests> folders, List<Path> ofNobody, List<Path> allowed) {
        Set<Path> expected = new HashSet<>();
        folders.forEach(
                (folder, manifests) -> manifests.files().keySet().forEach(name -> expected.add(folder.resolve(name))));
        Stream.concat(folders.keySet().stream(), ofNobody.stream())
                .flatMap(folder -> listed(folder).stream())
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .forEach(expected::add);
        allowed.forEach(path -> expected.add(root.resolve(seenFromRoot(path))));
        Set<Path> foreign = new TreeSet<>(ForeignManifests.in(root, expected::contains));
        folders.keySet().forEach(folder -> foreign.addAll(ForeignManifests.in(folder, expected::contains)));
        return foreign;
    }

    /** The folder of ours that the file is in, or else the root. */
    private Path nearest(Set<Path> folders, Path file) {
        return folders.stream()
                .filter(file::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .orElse(root);
    }

    /** Seen from the root, be it named so or from where the command runs. */
    private Path seenFromRoot(Path allowed) {
        Path here = allowed.toAbsolutePath().normalize();
        Path ofRoot = root.toAbsolutePath().normalize();
        return here.startsWith(ofRoot) ? ofRoot.relativize(here) : allowed.normalize();
    }

    private String notOurs(Path file) {
        return file + ": is not written by synth; remove it, or keep it with --allow " + root.relativize(file);
    }

    private static String warning(Path folder) {
        return folder + " holds manifests of an environment that no longer exists; remove them";
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
        if (folders.containsKey(root) || !Files.isDirectory(root)) {
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
        return listed(folder).stream().anyMatch(Files::exists);
    }

    private static List<Path> listed(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    ? WrittenFiles.in(folder).stream().map(folder::resolve).toList()
                    : List.of();
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
    }
}
