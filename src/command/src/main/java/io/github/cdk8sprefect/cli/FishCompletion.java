package io.github.cdk8sprefect.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command as fish completes it, which picocli does not know. */
final class FishCompletion {

    private final List<String> lines = new ArrayList<>();
    private final String name;

    private FishCompletion(String name) {
        this.name = name;
    }

    static String of(CommandLine command) {
        FishCompletion completion = new FishCompletion(command.getCommandName());
        completion.add("__fish_use_subcommand", "-f");
        for (Map.Entry<String, CommandLine> each : command.getSubcommands().entrySet()) {
            completion.add(
                    "__fish_use_subcommand",
                    "-f -a " + each.getKey()
                            + about(each.getValue()
                                    .getCommandSpec()
                                    .usageMessage()
                                    .description()));
        }
        command.getCommandSpec().options().forEach(option -> completion.option("__fish_use_subcommand", option));
        command.getSubcommands().forEach((name, each) -> completion.arguments(name, each.getCommandSpec()));
        return String.join("\n", completion.lines) + "\n";
    }

    private void arguments(String subcommand, CommandSpec spec) {
        String condition = "__fish_seen_subcommand_from " + subcommand;
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> option(condition, option));
        for (ArgSpec argument : spec.positionalParameters()) {
            if (argument.completionCandidates() != null) {
                add(condition, "-f -a " + quoted(candidates(argument)));
            }
        }
    }

    private void option(String condition, OptionSpec option) {
        StringBuilder words = new StringBuilder();
        for (String each : option.names()) {
            words.append(each.startsWith("--") ? "-l " + each.substring(2) : "-s " + each.substring(1))
                    .append(' ');
        }
        if (option.completionCandidates() != null) {
            words.append("-x -a ").append(quoted(candidates(option)));
        } else {
            words.append(option.arity().max() > 0 ? "-r -F" : "-f");
        }
        add(condition, words + about(option.description()));
    }

    private void add(String condition, String rest) {
        lines.add("complete -c " + name + " -n " + quoted(condition) + " " + rest);
    }

    private static String candidates(ArgSpec argument) {
        return String.join(" ", argument.completionCandidates());
    }

    /** The first sentence. */
    private static String about(String... description) {
        String text = description.length == 0 ? "" : description[0].replaceAll("^%n|\\$\\{[A-Z-]+}", "");
        return text.isEmpty() ? "" : " -d " + quoted(text.split("[.;:](?: |$)", 2)[0]);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
