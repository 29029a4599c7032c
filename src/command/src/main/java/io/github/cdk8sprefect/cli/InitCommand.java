package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.cli.Starter.CiSystem;
import io.github.cdk8sprefect.output.MachineException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect init}: a repository to start from. */
@Command(
        name = "init",
        description =
                "Writes a repository to start from: a commented prefect.yaml, its schema for editors, cdk8s.yaml, "
                        + ".gitignore, README.md, and a CI job that checks dist/. Existing files are not overwritten.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class InitCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The configuration; the other files are written beside it. Default: prefect.yaml")
    private Path file = Path.of("prefect.yaml");

    @Option(
            names = "--ci",
            paramLabel = "SYSTEM",
            description = "The CI system that the job is for: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private CiSystem ci = CiSystem.GITHUB;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), file + " already exists; name another file");
        }
        String name = String.valueOf(file.getFileName());
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + ": the name of the file must consist of letters, digits, '.', '_' and '-'");
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        Starter starter = Starter.of(name);
        PrintWriter out = main.reports(spec.commandLine().getOut());
        for (Map.Entry<String, String> each : starter.files(ci).entrySet()) {
            Path path = folder.resolve(each.getKey());
            if (Files.exists(path)) {
                out.println(path + ": exists, left as it is");
            } else {
                write(path, each.getValue());
                out.println(path + ": written");
            }
        }
        if (starter.checksum().isEmpty()) {
            out.println("The CI job needs the checksum of a release, which a build from the sources does not know.");
        }
        out.println("next: cdk8s-prefect synth -c " + file);
        return ExitStatus.DONE;
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new MachineException(path + " cannot be written (" + e + ")", e);
        }
    }
}
