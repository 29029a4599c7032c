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
 * cdk8s' App. It starts on a thread of its own, because Node takes as long for its start as the JVM for all that comes
 * before the first chart.
 *
 * <p>jsii has one runtime for the whole JVM and does not guard its making: nobody else calls it before the App is there.
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
            throw Cdk8s.failure(e);
        }
    }

    /**
     * Ends what the JVM's end would wait for: jsii's thread for what Node prints looks ten times a second. There is no more to
     * come: woken, it takes what is there and ends at once.
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
