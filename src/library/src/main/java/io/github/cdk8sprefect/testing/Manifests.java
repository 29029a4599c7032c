package io.github.cdk8sprefect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/**
 * The text of each file that charts produce, without writing {@code dist/}.
 *
 * @param files the text by the file's name, in the order of names
 */
public record Manifests(Map<String, String> files) {

    /** The one Node process behind cdk8s answers one question after another. */
    private static final Object NODE = new Object();

    /** In the order of names, whatever the order given. */
    public Manifests {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * Places the charts in an app of their own and takes what it writes. Tests that run in parallel may call it; one app is made
     * after another.
     */
    public static Manifests of(Consumer<App> charts) {
        synchronized (NODE) {
            return written(charts);
        }
    }

    private static Manifests written(Consumer<App> charts) {
        try {
            Path folder = Files.createTempDirectory("manifests-");
            try {
                App app = new App(AppProps.builder()
                        .outdir(folder.toString())
                        .outputFileExtension(".yaml")
                        .build());
                charts.accept(app);
                app.synth();
                return new Manifests(read(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files as one text, each below its name: for a snapshot by {@link Snapshots} or by another library. */
    public String text() {
        return files.entrySet().stream()
                .map(file -> "# " + file.getKey() + "\n" + file.getValue())
                .collect(Collectors.joining("---\n"));
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
