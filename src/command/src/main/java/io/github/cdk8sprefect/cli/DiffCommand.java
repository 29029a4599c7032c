package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.diff.ManifestDiff;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect diff}: what differs between two environments. */
@Command(
        name = "diff",
        description =
                "Shows the differences between two environments, object by object. Secret values are never shown.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DiffCommand implements Callable<Integer> {

    private static final String SIDE =
            "An environment of the configuration, a folder of manifests, or a configuration file.";

    @ParentCommand
    private Main main;

    @Mixin
    private ConfigOption config;

    @Parameters(index = "0", paramLabel = "A", description = SIDE)
    private String before;

    @Parameters(index = "1", paramLabel = "B", description = SIDE)
    private String after;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DiffSide side = new DiffSide(config, main.cdk8s);
        List<String> lines = ManifestDiff.of(side.of(before), side.of(after));
        PrintWriter out = main.reports(spec.commandLine().getOut());
        if (lines.isEmpty()) {
            out.println(before + " and " + after + " are equal");
        } else {
            out.println("--- " + before);
            out.println("+++ " + after);
            lines.forEach(out::println);
        }
        out.flush();
        return lines.isEmpty() ? ExitStatus.DONE : ExitStatus.DIFFERENCE;
    }
}
