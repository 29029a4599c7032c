package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cdk8sprefect.output.MachineException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        fails("cdk8s-prefect failed: Node.js was not found, and cdk8s needs it; install Node 22 or 24 and have it on"
                + " the PATH");
    }

    @Test
    void nodeIsTooOld() throws Exception {
        node("[ \"$1\" = --version ] && { echo v12.22.1; exit; }; exit 1");
        fails("cdk8s-prefect failed: Node.js v12.22.1 is too old; install Node 22 or 24");
    }

    @Test
    void theTemporaryFolderIsNotThere() throws Exception {
        Path none = folder.resolve("none");
        assertThat(new CommandProcess(folder).env("TMPDIR", none.toString()).run("synth"))
                .containsExactly(
                        "cdk8s-prefect failed: TMPDIR names " + none
                                + ", which is not a folder; make it, or name another",
                        "Nothing was written. --debug shows the trace.",
                        "status 1");
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

    /** A read-only and a full file system are mounts that only this process sees, where the machine lets us have them. */
    @Test
    void aReadOnlyFolderIsNamed() throws Exception {
        assertThat(onMount("dist", "ro", "synth"))
                .containsExactly(
                        "cdk8s-prefect failed: dist cannot be written; give this user the right to, or another folder with"
                                + " --output",
                        "Nothing was written. --debug shows the trace.",
                        "status 1");
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws Exception {
        assertThat(onMount("dist", "size=4k", "synth"))
                .containsExactly(
                        "cdk8s-prefect failed: no space is left on the disk of dist; free some and run this again",
                        "Nothing was written. --debug shows the trace.",
                        "status 1");
    }

    @Test
    void aFullTemporaryFolderIsNamed() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        assertThat(onMount("tmp", "size=64k", "synth"))
                .containsExactly(
                        "cdk8s-prefect failed: no space is left for temporary files in " + temporary
                                + "; free some, or set TMPDIR and java.io.tmpdir to another folder",
                        "Nothing was written. --debug shows the trace.",
                        "status 1");
        assertThat(dist).isDirectoryNotContaining(file -> !file.endsWith("prefect-worker.yaml"));
    }

    @Test
    void cdk8sDiesWhileItWorks() throws Exception {
        assertThat(inNode("process.kill(process.pid, 'SIGKILL')"))
                .hasSize(3)
                .first(as(STRING))
                .startsWith("cdk8s-prefect failed: cdk8s ended before it was done (");
        assertThat(dist).isDirectoryNotContaining(file -> !file.endsWith("prefect-worker.yaml"));
    }

    @Test
    void cdk8sFindsNoSpace() throws Exception {
        assertThat(inNode("throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'})"))
                .hasSize(3)
                .first(as(STRING))
                .startsWith("cdk8s-prefect failed: no space is left for temporary files in ");
    }

    private List<String> onMount(String mounted, String options, String... args) throws Exception {
        String script = "mount -t tmpfs -o " + options + " none " + mounted + " && exec \"$@\"";
        Process trial = new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt").start();
        assumeTrue(trial.waitFor() == 0, "needs a mount namespace of its own");
        return new CommandProcess(folder)
                .inside("unshare", "-rm", "sh", "-c", script, "sh")
                .java("-Djava.io.tmpdir=" + (mounted.equals("tmp") ? folder.resolve("tmp") : bin))
                .env("TMPDIR", mounted.equals("tmp") ? folder.resolve("tmp").toString() : bin.toString())
                .run(args);
    }

    /** Runs something in Node when it gets the objects of the first chart. */
    private List<String> inNode(String script) throws Exception {
        Path hook = Files.writeString(bin.resolve("hook.js"), """
                const parse = JSON.parse;
                JSON.parse = (text, ...more) => {
                    if (String(text).includes('"kind":"StatefulSet"')) { %s; }
                    return parse(text, ...more);
                };
                """.formatted(script));
        return new CommandProcess(folder)
                .env("NODE_OPTIONS", "--require=" + hook)
                .run("synth");
    }

    private void node(String script) throws IOException {
        ShellProgram.write(bin.resolve("node"), script);
    }

    private void fails(String sentence) throws Exception {
        assertThat(synth()).containsExactly(sentence, "Nothing was written. --debug shows the trace.", "status 1");
        assertThat(dist.resolve("prefect-worker.yaml")).hasContent("earlier");
        assertThat(dist).isDirectoryNotContaining(file -> !file.endsWith("prefect-worker.yaml"));
    }

    private List<String> synth(String... more) throws Exception {
        List<String> args = new java.util.ArrayList<>(List.of("synth"));
        args.addAll(List.of(more));
        return new CommandProcess(folder).env("PATH", bin.toString()).run(args.toArray(String[]::new));
    }
}
