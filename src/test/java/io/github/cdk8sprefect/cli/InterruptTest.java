package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a long synth, no process is left and the folder is as it was. */
class InterruptTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private Path dist;
    private Path errors;

    @BeforeEach
    void longWork() throws IOException {
        dist = Files.createDirectory(folder.resolve("dist"));
        Files.writeString(dist.resolve("mine.yaml"), "kind: Mine\n");
        errors = folder.resolve("errors");
        String workers = IntStream.range(0, 5000)
                .mapToObj(number -> "{name: w" + number + ", workPool: p}")
                .collect(Collectors.joining(", "));
        Files.writeString(folder.resolve("prefect.yaml"), "workers: [" + workers + "]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "KILL"})
    void aSignalEndsBothProcesses(String signal) throws Exception {
        Process synth = synth();
        List<ProcessHandle> children = untilThereIsNode(synth);
        send(signal, synth.pid());
        assertEndedWithoutATrace(synth, children);
    }

    @Test
    void ctrlCReachesBothAtOnceAndSaysNothing() throws Exception {
        Process synth = synth();
        List<ProcessHandle> children = untilThereIsNode(synth);
        for (ProcessHandle child : children) {
            send("INT", child.pid());
        }
        send("INT", synth.pid());
        assertEndedWithoutATrace(synth, children);
        assertThat(errors).isEmptyFile();
    }

    private Process synth() throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        assumeThat(canRun(command))
                .as("GNU env, without which a shell's & keeps SIGINT away")
                .isTrue();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dslf4j.internal.verbosity=ERROR",
                Main.class.getName(),
                "synth",
                "-c",
                folder.resolve("prefect.yaml").toString(),
                "-o",
                dist.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
    }

    private static boolean canRun(List<String> command) {
        List<String> trial = new ArrayList<>(command);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<ProcessHandle> untilThereIsNode(Process synth) throws InterruptedException {
        for (int tries = 0; tries < PATIENCE_SECONDS * 20; tries++) {
            List<ProcessHandle> children = synth.descendants().toList();
            boolean runtime = children.stream()
                    .anyMatch(child -> child.info().commandLine().orElse("").contains("program.js"));
            if (runtime) {
                Thread.sleep(500); // into its work
                return children;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Node did not start");
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    }

    private void assertEndedWithoutATrace(Process synth, List<ProcessHandle> children) throws Exception {
        assertThat(synth.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the JVM ends")
                .isTrue();
        for (ProcessHandle child : children) {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(synth.exitValue()).isNotZero();
        try (var files = Files.list(dist)) {
            assertThat(files).containsExactly(dist.resolve("mine.yaml"));
        }
    }
}
