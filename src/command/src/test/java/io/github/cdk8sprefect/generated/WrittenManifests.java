package io.github.cdk8sprefect.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Files of objects, of which each is written once, below the configuration that first made it. */
final class WrittenManifests {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Characters that JSON may hold as they are, and YAML may not. */
    private static final Pattern TO_ESCAPE = Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff]");

    private static final int LONGEST_SOURCE = 2_000;

    private final Path folder;
    private final Set<String> written = new HashSet<>();

    WrittenManifests(Path folder) {
        this.folder = folder;
    }

    void write(String name, List<Attempt> attempts) {
        StringBuilder text = new StringBuilder();
        for (Attempt attempt : attempts) {
            for (String manifest : attempt.manifests()) {
                if (written.add(manifest)) {
                    text.append("---\n# made from ")
                            .append(shortened(attempt.configuration()))
                            .append('\n')
                            .append(manifest)
                            .append('\n');
                }
            }
        }
        try {
            Files.writeString(folder.resolve(name + ".yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return written.size();
    }

    /** On one line, and both JSON and YAML. */
    static String json(Object value) {
        try {
            return TO_ESCAPE
                    .matcher(JSON.writeValueAsString(value))
                    .replaceAll(
                            found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_SOURCE ? text : text.substring(0, LONGEST_SOURCE) + "…";
    }
}
