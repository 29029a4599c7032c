package io.github.cdk8sprefect.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdk8sprefect.cdk8s.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The content of a folder after a swap. Anybody can edit the file, as with {@link WrittenFiles}, so only plain names of
 * manifests in it are trusted.
 *
 * @param digests the SHA-256 of each manifest, by its name
 */
record SwapPlan(SortedMap<String, String> digests) {

    static SwapPlan of(Map<String, String> files) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((name, text) -> digests.put(name, Fingerprint.sha256(text.getBytes(UTF_8))));
        return new SwapPlan(Collections.unmodifiableSortedMap(digests));
    }

    static SwapPlan read(Path plan) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        String text = new String(Files.readAllBytes(plan), ISO_8859_1);
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2 && WrittenFiles.isPlain(parts[1])) {
                digests.put(parts[1], parts[0]);
            }
        }
        return new SwapPlan(Collections.unmodifiableSortedMap(digests));
    }

    /** No {@code .yaml}, so that nobody who walks the folder applies it. */
    static Path staged(Path side, String name) {
        return side.resolve(name + ".new");
    }

    /** Whether each file is in its place, or waits to be put there: then what comes out is the new installation, whole. */
    boolean canBeFinished(Path folder, Path side) throws IOException {
        for (Map.Entry<String, String> file : digests.entrySet()) {
            Path staged = staged(side, file.getKey());
            Path last = Files.exists(staged, LinkOption.NOFOLLOW_LINKS) ? staged : folder.resolve(file.getKey());
            if (!Files.isRegularFile(last, LinkOption.NOFOLLOW_LINKS)
                    || !Fingerprint.sha256(Files.readAllBytes(last)).equals(file.getValue())) {
                return false;
            }
        }
        return !digests.isEmpty();
    }

    /** A line for each file, as {@code sha256sum} writes them. */
    @Override
    public String toString() {
        return digests.entrySet().stream()
                .map(file -> file.getValue() + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }
}
