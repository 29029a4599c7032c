package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import io.github.cdk8sprefect.environment.Parts;
import io.github.cdk8sprefect.output.Change;
import io.github.cdk8sprefect.output.OutputFolder;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code cdk8s-prefect synth}: prefect.yaml to manifests.
 *
 * <p>The cdk8s CLI empties its output folder before it calls the app, and names it in {@code CDK8S_OUTDIR}. So that a
 * failed synth leaves {@code dist/} whole, {@code cdk8s.yaml} gives the CLI a folder of its own to empty, and the
 * manifests are copied there for it to list.
 */
@Command(
        name = "synth",
        description = "Writes the manifests of one or more environments, each to its own folder.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        versionProvider = Version.class)
final class SynthCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private ConfigOption config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "The output folder. Default: the folder that the cdk8s CLI names, else dist")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--check",
            description = "Writes nothing; shows what would change, and ends with status 3 where anything would.")
    private boolean check;

    @Option(
            names = "--allow",
            paramLabel = "PATH",
            description =
                    "For --check: a manifest in the output folder, or a folder of them, that is your own. May be repeated.")
    private List<Path> allowed = List.of();

    @Option(
            names = "--kustomization",
            description = "Writes a kustomization.yaml beside the manifests of each environment.")
    private boolean kustomization;

    @Option(
            names = "--forbid-inline-secrets",
            description = "Fails with status 2 and writes nothing if a manifest would contain a secret value.")
    private boolean forbidInlineSecrets;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (output.filter(folder -> folder.toString().isEmpty()).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--output must name a folder; '.' is the current one. Is a variable not set?");
        }
        Optional<Path> ofCdk8sCli = Optional.ofNullable(System.getenv("CDK8S_OUTDIR"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        OutputFolder folder = new OutputFolder(output.or(() -> ofCdk8sCli).orElse(Path.of("dist")));
        if (!check) {
            folder.recover();
        }
        List<ConfiguredEnvironment> environments = config.environments();
        ApplicationPaths.check(environments, folder.root());
        Synthesis synthesis = synthesis(environments);
        if (forbidInlineSecrets) {
            synthesis.inlineSecrets().forbid();
        }
        PrintWriter err = spec.commandLine().getErr();
        synthesis.inlineSecrets().warn(err);
        if (check) {
            boolean isCurrent = folder.check(
                    synthesis.folders(),
                    allowed,
                    main.reports(spec.commandLine().getOut()));
            return isCurrent ? ExitStatus.DONE : ExitStatus.DIFFERENCE;
        }
        List<Change> changes = folder.write(synthesis.folders());
        folder.warn(synthesis.folders(), err);
        ofCdk8sCli
                .filter(other -> !other.equals(folder.root()))
                .ifPresent(other -> new OutputFolder(other).write(synthesis.folders()));

        // The cdk8s CLI keeps an app's standard output to itself.
        PrintWriter report =
                main.reports(ofCdk8sCli.isPresent() ? err : spec.commandLine().getOut());
        changes.forEach(report::println);
        report.flush();
        return ExitStatus.DONE;
    }

    private Synthesis synthesis(List<ConfiguredEnvironment> environments) {
        boolean isWatched = Progress.isTerminal();
        PrintWriter watched = isWatched ? main.terminal : new PrintWriter(Writer.nullWriter());
        try (Progress progress = new Progress(watched, isWatched ? parts(environments) : 1, System::nanoTime)) {
            Synthesis synthesis = Synthesis.of(environments, main.cdk8s, progress);
            return kustomization ? synthesis.withKustomizations() : synthesis;
        }
    }

    private static int parts(List<ConfiguredEnvironment> environments) {
        int parts = environments.stream()
                .map(environment -> environment.configuration().props())
                .mapToInt(props -> Parts.of(props).all().size())
                .sum();
        return Math.max(1, parts);
    }
}
