package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long MILLISECOND = 1_000_000;

    private final StringWriter terminal = new StringWriter();
    private long now = 42;

    private void place(int steps, int parts, long millisEach) {
        try (Progress progress = new Progress(new PrintWriter(terminal), parts, () -> now)) {
            for (int step = 0; step < steps; step++) {
                now += millisEach * MILLISECOND;
                progress.placed();
            }
        }
    }

    @Test
    void longWorkShowsHowFarItIs() {
        place(501, 1000, 2);
        assertThat(terminal.toString()).contains("placed 251 of 1000 (12 %)", "placed 301 of 1000 (15 %)");
    }

    @Test
    void theLineIsGoneInTheEnd() {
        place(1000, 1000, 2);
        assertThat(terminal.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void workOfLessThanASecondIsSilent() {
        place(100, 100, 5);
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void aSlowStartIsNoLongWork() {
        place(1, 3, 400);
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void whatIsWrittenCountsAsMuchAsWhatIsPlaced() {
        try (Progress progress = new Progress(new PrintWriter(terminal), 1000, () -> now)) {
            now += 5000 * MILLISECOND;
            progress.written(500);
        }
        assertThat(terminal.toString()).contains("written 500 (75 %)");
    }
}
