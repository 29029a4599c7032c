package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.props.InvalidPropsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/**
 * What cdk8s wrote: the text of each file by its name.
 *
 * @param files in the order of their names
 */
record Manifests(Map<String, String> files) {

    /** Lets cdk8s write an app into a folder that nobody sees, and takes the files from there. */
    static Manifests of(Consumer<App> charts) {
        try {
            Path folder = Files.createTempDirectory("cdk8s-prefect-");
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
            throw MachineException.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
        } catch (InvalidPropsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Cdk8s.failure(e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return Collections.unmodifiableMap(files);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
