package io.github.cdk8sprefect.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect completion SHELL}: what makes a shell complete the command. */
@Command(
        name = "completion",
        description = {
            "Prints a script that makes a shell complete commands and options.",
            "  source <(cdk8s-prefect completion bash)",
            "  source <(cdk8s-prefect completion zsh)",
            "  cdk8s-prefect completion fish | source"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CompletionCommand implements Callable<Integer> {

    /** The shells that have a script. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        /** As the argument names it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = Main.all();
        String script =
                switch (shell) {
                    // Which zsh can read, too.
                    case BASH, ZSH -> AutoComplete.bash(all.getCommandName(), all);
                    case FISH -> FishCompletion.of(all);
                };
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}
