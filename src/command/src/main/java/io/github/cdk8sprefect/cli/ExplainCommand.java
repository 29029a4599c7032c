package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.schema.Setting;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect explain PATH}: what one setting of prefect.yaml does. */
@Command(
        name = "explain",
        description = "Explains one setting of prefect.yaml, or lists those of the top.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "The setting, such as workers.limit or server.pod.env. Default: all of the top")
    private Optional<String> path = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<String> given = path.filter(text -> !text.isEmpty() && !text.equals("."));
        try {
            print(given.isPresent() ? Setting.at(given.get()) : Setting.top());
            return ExitStatus.DONE;
        } catch (Setting.NoSuchSetting e) {
            spec.commandLine().getErr().println("There is no setting " + given.orElseThrow() + "; " + e.getMessage());
            return ExitStatus.MISTAKE;
        }
    }

    private void print(Setting setting) {
        PrintWriter out = spec.commandLine().getOut();
        if (!setting.path().isEmpty()) {
            out.println(setting.path() + " (" + setting.type() + ")"
                    + (setting.description().isEmpty() ? "" : ": " + setting.description()));
        }
        int widest = setting.keys().stream()
                .mapToInt(below -> below.key().length())
                .max()
                .orElse(0);
        for (Setting below : setting.keys()) {
            String line = "  %-" + widest + "s  %s: %s";
            out.println(
                    line.formatted(below.key(), below.type(), below.summary()).replaceFirst(": $", ""));
        }
    }
}
