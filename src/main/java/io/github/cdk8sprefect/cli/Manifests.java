package io.github.cdk8sprefect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What cdk8s wrote: the text of each file by its name.
 *
 * @param files in the order of their names
 */
record Manifests(Map<String, String> files) {

    static Manifests in(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return new Manifests(Collections.unmodifiableMap(files));
    }
}
