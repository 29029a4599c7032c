package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.kubernetes.AppFiles;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.cdk8s.App;

/**
 * cdk8s' App. It starts on a thread of its own, because Node takes as long for its start as the JVM for all that comes
 * before the first chart.
 *
 * <p>jsii has one runtime for the whole JVM and does not guard its making: nobody else calls it before the App is there.
 */
final class Cdk8sApp {

    private Optional<FutureTask<App>> starting = Optional.empty();

    /** Starts it; does nothing where that was done. */
    void start() {
        if (starting.isEmpty()) {
            FutureTask<App> app = new FutureTask<>(App::new);
            Thread thread = new Thread(app, "start of cdk8s");
            thread.setDaemon(true);
            thread.start();
            starting = Optional.of(app);
        }
    }

    /**
     * What cdk8s makes of the charts.
     *
     * @param done is told how many charts are done, now and then
     */
    Manifests synth(Consumer<App> charts, IntConsumer done) {
        start();
        try {
            App app = starting.orElseThrow().get();
            charts.accept(app);
            Manifests manifests = new Manifests(Collections.unmodifiableMap(AppFiles.of(app, done)));
            wakeErrorStream();
            return manifests;
        } catch (InvalidPropsException e) {
            throw e;
        } catch (RuntimeException | ExecutionException | InterruptedException e) {
            throw Cdk8s.failure(e);
        }
    }

    /**
     * jsii's thread for what Node prints looks ten times a second, and the JVM's end waits for it. There is no more to
     * come: woken, it takes what is there and ends at once.
     */
    private static void wakeErrorStream() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("JsiiRuntime.ErrorStreamSink"))
                .forEach(Thread::interrupt);
    }
}
