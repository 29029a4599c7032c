package io.github.cdk8sprefect.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A progress line on a terminal if more than a second is left; nothing in a log. */
final class Progress implements AutoCloseable {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long LONG_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN_NANOS = Duration.ofMillis(100).toNanos();

    /** Before, the speed is that of a start. */
    private static final long WARM_NANOS = Duration.ofMillis(500).toNanos();

    private final PrintWriter terminal;
    private final LongSupplier nanos;
    private final int parts;
    private final long start;
    private long shown;
    private int placed;
    private boolean visible;

    /** Of parts that are placed one by one, and then written. */
    Progress(PrintWriter terminal, int parts, LongSupplier nanos) {
        this.terminal = terminal;
        this.parts = parts;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.shown = start - BETWEEN_NANOS;
    }

    /** Whether a person sees what goes to standard error; {@code bin/cdk8s-prefect} finds out. */
    static boolean isTerminal() {
        return Boolean.getBoolean("cdk8s-prefect.terminal");
    }

    /** One part more is placed. */
    void placed() {
        placed++;
        show(placed, "placed " + placed + " of " + parts);
    }

    /** So many charts are written; there may be some more than parts. */
    void written(int charts) {
        show(parts + Math.min(charts, parts), "written " + charts);
    }

    private void show(int done, String what) {
        long now = nanos.getAsLong();
        long took = now - start;
        boolean longWork = took > WARM_NANOS && took / done * (2L * parts - done) > LONG_NANOS;
        if ((visible || longWork) && now - shown >= BETWEEN_NANOS) {
            terminal.print(CLEAR_LINE + what + " (" + 50L * done / parts + " %)");
            terminal.flush();
            visible = true;
            shown = now;
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (visible) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }
}
