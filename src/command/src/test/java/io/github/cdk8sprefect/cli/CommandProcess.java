package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, in a folder, with an environment that a test sets. */
final class CommandProcess {

    private final Path folder;
    private final List<String> before = new ArrayList<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    CommandProcess(Path folder) {
        this.folder = folder;
    }

    CommandProcess java(String... options) {
        javaOptions.addAll(List.of(options));
        return this;
    }

    CommandProcess env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs it inside another command, which gets its command line as further arguments. */
    CommandProcess inside(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    /** All that it said, and last {@code status <its exit status>}. */
    List<String> run(String... args) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> line = new ArrayList<>(before);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dslf4j.internal.verbosity=ERROR"));
        line.addAll(javaOptions);
        line.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        line.addAll(List.of(args));
        ProcessBuilder command = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().remove("JSII_NODE");
        command.environment().putAll(environment);
        Process process = command.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        List<String> said = new ArrayList<>(Files.readAllLines(output));
        Files.delete(output);
        said.add("status " + process.exitValue());
        return said;
    }
}
