package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine can do to us is told in one sentence, and leaves the folder as it was. */
class FailuresTest {

    @TempDir
    Path folder;

    private Path dist;
    private Path bin;

    @BeforeEach
    void anEarlierSynth() throws IOException {
        dist = Files.createDirectories(folder.resolve("dist"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(dist.resolve("prefect-worker.yaml"), "earlier");
        Files.writeString(folder.resolve("prefect.yaml"), "workers: [{workPool: a}]");
    }

    @Test
    void nodeIsMissing() throws Exception {
        fails(
                "cdk8s-prefect failed: Node.js was not found, in which cdk8s runs; install Node 20 or newer and have it on"
                        + " the PATH");
    }

    @Test
    void nodeIsTooOld() throws Exception {
        node("[ \"$1\" = --version ] && { echo v12.22.1; exit; }; exit 1");
        fails("cdk8s-prefect failed: Node.js v12.22.1 is too old for cdk8s; install Node 20 or newer");
    }

    @Test
    void cdk8sDies() throws Exception {
        node("[ \"$1\" = --version ] && { echo v20.0.0; exit; }; exit 137");
        fails("cdk8s-prefect failed: cdk8s ended before it was done (Child process exited unexpectedly!); run this"
                + " again, and report it with the output of --debug if it stays");
    }

    @Test
    void theTraceIsShownWhenItIsAskedFor() throws Exception {
        assertThat(synth("--debug")).anyMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aFullDiskIsNamed() {
        assertThat(MachineException.writing(dist, new FileSystemException("x", null, "No space left on device")))
                .hasMessage("no space is left on the disk of " + dist + "; free some and run this again");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        assertThat(MachineException.writing(dist, new java.nio.file.AccessDeniedException("x")))
                .hasMessage(dist + " cannot be written; give this user the right to, or another folder with --output");
    }

    private void node(String script) throws IOException {
        Path node = Files.writeString(bin.resolve("node"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void fails(String sentence) throws Exception {
        assertThat(synth()).containsExactly(sentence, "Nothing was written. --debug shows the trace.", "status 1");
        assertThat(dist.resolve("prefect-worker.yaml")).hasContent("earlier");
        assertThat(dist).isDirectoryNotContaining(file -> !file.endsWith("prefect-worker.yaml"));
    }

    private List<String> synth(String... more) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "synth")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.command().addAll(List.of(more));
        command.environment().put("PATH", bin.toString());
        command.environment().remove("JSII_NODE");
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(output));
        lines.add("status " + process.exitValue());
        return lines;
    }
}
