package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever ends a long synth, no process is left and the folder is as it was. */
class InterruptTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern RUNTIME = Pattern.compile("export JSII_RUNTIME=\"(.*)\"");

    @TempDir
    Path folder;

    private Path dist;
    private Path errors;
    private Path temporary;

    @BeforeEach
    void longWork() throws IOException {
        dist = Files.createDirectory(folder.resolve("dist"));
        Files.writeString(dist.resolve("mine.yaml"), "kind: Mine\n");
        errors = folder.resolve("errors");
        temporary = Files.createDirectory(folder.resolve("tmp"));
        String workers = IntStream.range(0, 5000)
                .mapToObj(number -> "{name: w" + number + ", workPool: p}")
                .collect(Collectors.joining(", "));
        Files.writeString(folder.resolve("prefect.yaml"), "workers: [" + workers + "]\n");
    }

    /** How Node is started. */
    enum Start {
        /** As jsii does by itself: a Node that starts another one. */
        JSII,
        /** As bin/cdk8s-prefect does: one Node. */
        LAUNCHER
    }

    @ParameterizedTest
    @CsvSource({"INT,LAUNCHER", "TERM,LAUNCHER", "KILL,LAUNCHER", "KILL,JSII"})
    void aSignalEndsAllProcesses(String signal, Start start) throws Exception {
        Process synth = synth(start);
        List<ProcessHandle> children = untilThereIsNode(synth);
        nobodyElseReadsTheTemporaryFiles();
        send(signal, synth.pid());
        assertEndedWithoutATrace(synth, children);
    }

    @Test
    void ctrlCReachesAllAtOnceAndSaysNothing() throws Exception {
        Process synth = synth(Start.LAUNCHER);
        List<ProcessHandle> children = untilThereIsNode(synth);
        nobodyElseReadsTheTemporaryFiles();
        long[] all = LongStream.concat(children.stream().mapToLong(ProcessHandle::pid), LongStream.of(synth.pid()))
                .toArray();
        send("INT", all);
        assertEndedWithoutATrace(synth, children);
        assertThat(errors).isEmptyFile();
        assertThat(nodesFolders()).isEmpty();
    }

    private void nobodyElseReadsTheTemporaryFiles() throws IOException, InterruptedException {
        for (int tries = 0; tries < PATIENCE_SECONDS * 20 && nodesFolders().isEmpty(); tries++) {
            Thread.sleep(50);
        }
        assertThat(nodesFolders())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(Files.getPosixFilePermissions(folder))
                        .isSubsetOf(PosixFilePermissions.fromString("rwx------")));
    }

    private List<Path> nodesFolders() throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("jsii-kernel-"))
                    .toList();
        }
    }

    private Process synth(Start start) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        assumeThat(canRun(command))
                .as("GNU env, without which a shell's & keeps SIGINT away")
                .isTrue();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Djava.io.tmpdir=" + temporary,
                Main.class.getName(),
                "synth",
                "-c",
                folder.resolve("prefect.yaml").toString(),
                "-o",
                dist.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        if (start == Start.LAUNCHER) {
            builder.environment().put("JSII_RUNTIME", launchersRuntime());
        }
        return builder.start();
    }

    /** The line of bin/cdk8s-prefect itself, as its shell reads it. */
    private static String launchersRuntime() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path program = here.resolve("target/command/jsii/software/amazon/jsii/lib/program.js");
        assertThat(program).exists();
        Matcher line = RUNTIME.matcher(Files.readString(Path.of("bin/cdk8s-prefect")));
        assertThat(line.find()).isTrue();
        return line.group(1)
                .replace("$node", here.resolve("src/command/src/main/node").toString())
                .replace("$program", program.toString())
                .replace("$kept/$key", program.toString());
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

    /** As a terminal does: one command for all, since a second one starts too late on a busy machine. */
    private static void send(String signal, long... pids) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        LongStream.of(pids).mapToObj(String::valueOf).forEach(command::add);
        new ProcessBuilder(command).start().waitFor();
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
