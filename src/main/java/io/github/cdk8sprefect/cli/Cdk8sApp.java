package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.props.InvalidPropsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/**
 * cdk8s' App, which writes into a folder that nobody sees. It starts on a thread of its own, because Node takes as long
 * for its start as the JVM for all that comes before the first chart.
 *
 * <p>jsii has one runtime for the whole JVM and does not guard its making: nobody else calls it before the App is there.
 */
final class Cdk8sApp implements AutoCloseable {

    private record Starting(Path folder, FutureTask<App> app) {}

    private Optional<Starting> starting = Optional.empty();

    /** Starts it; does nothing where that was done. */
    void start() {
        if (starting.isPresent()) {
            return;
        }
        Path folder = newFolder();
        AppProps props = AppProps.builder()
                .outdir(folder.toString())
                .outputFileExtension(".yaml")
                .build();
        FutureTask<App> app = new FutureTask<>(() -> new App(props));
        Thread thread = new Thread(app, "start of cdk8s");
        thread.setDaemon(true);
        thread.start();
        starting = Optional.of(new Starting(folder, app));
    }

    /** Lets cdk8s write the charts, and takes the files from there. */
    Manifests synth(Consumer<App> charts) {
        start();
        Starting started = starting.orElseThrow();
        try {
            App app = started.app().get();
            charts.accept(app);
            app.synth();
            return Manifests.in(started.folder());
        } catch (IOException e) {
            throw MachineException.writing(started.folder(), e);
        } catch (InvalidPropsException e) {
            throw e;
        } catch (RuntimeException | ExecutionException | InterruptedException e) {
            throw Cdk8s.failure(e);
        }
    }

    /** Deletes the folder; Node ends with the JVM. */
    @Override
    public void close() {
        starting.ifPresent(started -> delete(started.folder()));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("cdk8s-prefect-");
        } catch (IOException e) {
            throw MachineException.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw MachineException.writing(folder, e);
        }
    }
}
