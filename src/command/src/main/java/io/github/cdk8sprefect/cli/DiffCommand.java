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

/**
 * {@code cdk8s-prefect diff}: what differs between two environments. As of {@code diff}, status 0 says that nothing does and 1
 * that something does; 2 is a mistake of the user's, as everywhere. A failure of the machine's is 1 as well, and is told on
 * standard error, so that a job that trusts in 0 is never wrong.
 */
@Command(
        name = "diff",
        description = {
            "Shows what differs between two environments, object by object; never a secret's value.",
            "Ends with status 0 where nothing does, and with 1 where something does."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DiffCommand implements Callable<Integer> {

    private static final String SIDE =
            "An environment of the configuration; else a folder of manifests, or a configuration file.";

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
        PrintWriter out = spec.commandLine().getOut();
        if (lines.isEmpty()) {
            out.println(before + " and " + after + " are equal");
        } else {
            out.println("--- " + before);
            out.println("+++ " + after);
            lines.forEach(out::println);
        }
        out.flush();
        return lines.isEmpty() ? 0 : 1;
    }
}
