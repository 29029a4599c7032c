package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.output.MachineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect init}: a commented prefect.yaml to start from. */
@Command(
        name = "init",
        description = "Writes a commented prefect.yaml to start from. An existing file is not overwritten.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class InitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: prefect.yaml")
    private Path file = Path.of("prefect.yaml");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (InputStream starter = InitCommand.class.getResourceAsStream("starter.yaml")) {
            Files.copy(starter, file);
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(spec.commandLine(), file + " already exists; name another file", e);
        } catch (IOException e) {
            throw new MachineException(file + " cannot be written (" + e + ")", e);
        }
        spec.commandLine().getOut().println(file + ": written; next: cdk8s-prefect synth -c " + file);
        return 0;
    }
}
