package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.cdk8s.AppFiles;
import io.github.cdk8sprefect.cdk8s.Shortcut;
import io.github.cdk8sprefect.output.Manifests;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.cdk8s.App;

/**
 * cdk8s' App. It starts on a separate thread, because Node takes as long to start as the JVM needs for everything
 * before the first chart.
 *
 * <p>jsii has one runtime per JVM and does not create it in a thread-safe way, so nothing else may call it before the
 * App exists.
 */
final class Cdk8sApp implements AutoCloseable {

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
     * What cdk8s makes of the charts. The next ones go into an App of their own.
     *
     * @param done is told how many charts are done, now and then
     */
    Manifests synth(Consumer<App> charts, IntConsumer done) {
        start();
        FutureTask<App> started = starting.orElseThrow();
        starting = Optional.empty();
        try {
            App app = started.get();
            charts.accept(app);
            return new Manifests(Collections.unmodifiableMap(AppFiles.of(app, done)));
        } catch (InvalidPropsException e) {
            throw e;
        } catch (RuntimeException | ExecutionException | InterruptedException e) {
            throw Cdk8sDiagnosis.failure(e);
        }
    }

    /**
     * Interrupts jsii's stderr thread, which polls every 100 ms and would delay the exit. Node prints nothing more at
     * this point.
     */
    @Override
    public void close() {
        if (!Shortcut.EARLY_END.isTaken()) {
            return;
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("JsiiRuntime.ErrorStreamSink"))
                .forEach(Thread::interrupt);
    }
}
