package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdk8sprefect.cdk8s.Shortcut;
import io.github.cdk8sprefect.props.Internal;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code cdk8s-prefect}. */
@Internal
@Command(
        name = "cdk8s-prefect",
        description = "Generates the Kubernetes manifests of a Prefect installation.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        versionProvider = Version.class)
public final class Main {

    private static final Map<String, Class<?>> COMMANDS = commands();

    @Option(names = "--debug", description = "Shows the stack trace of a failure.", scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints no report of what was done; mistakes, failures and warnings stay.",
            scope = ScopeType.INHERIT)
    private boolean quiet;

    /** What {@code synth} writes with. */
    final Cdk8sApp cdk8s = new Cdk8sApp();

    /** Where {@link Progress} moves the cursor. */
    final PrintWriter terminal;

    private Main(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** Where reports go, which nobody needs who knows the exit status. */
    PrintWriter reports(PrintWriter target) {
        return quiet ? new PrintWriter(Writer.nullWriter()) : target;
    }

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args));
    }

    /** Runs the command and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Console messages = new Console(err);
        Optional<String> mistake = Shortcut.mistake();
        if (mistake.isPresent()) {
            messages.println(mistake.get());
            return ExitStatus.MISTAKE;
        }
        Main main = new Main(err);
        Failures failures = new Failures(() -> main.debug);
        if (Shortcut.EARLY_NODE.isTaken() && args.length > 0 && args[0].equals("synth")) {
            main.cdk8s.start(); // picocli takes its time, too
        }
        CommandLine commandLine = commandLine(main, called(args));
        commandLine
                .setOut(new Console(out))
                .setErr(messages)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(Progress.isTerminal())
                .setExecutionExceptionHandler(failures)
                .setExitCodeExceptionMapper(failures);
        try {
            return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
        } catch (Error e) { // a class that is missing, no memory left: picocli handles exceptions alone
            return failures.report(e, messages);
        } finally {
            out.flush(); // println flushes, print does not
            main.cdk8s.close();
        }
    }

    /** The command with all that it can do. */
    static CommandLine all() {
        return commandLine(new Main(new PrintWriter(Writer.nullWriter())), COMMANDS);
    }

    private static CommandLine commandLine(Main main, Map<String, Class<?>> commands) {
        CommandLine commandLine = new CommandLine(main);
        // No method reference: making its archive, Java would link picocli's class, and so not keep it.
        for (Map.Entry<String, Class<?>> command : commands.entrySet()) {
            commandLine.addSubcommand(command.getKey(), command.getValue());
        }
        ExitStatus.describe(commandLine.getCommandSpec().usageMessage());
        for (CommandLine command : commandLine.getSubcommands().values()) {
            ExitStatus.describe(command.getCommandSpec().usageMessage());
        }
        return commandLine;
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("init", InitCommand.class);
        commands.put("synth", SynthCommand.class);
        commands.put("diff", DiffCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("graph", GraphCommand.class);
        commands.put("images", ImagesCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("import-helm", ImportHelmCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("help", CommandLine.HelpCommand.class);
        return commands;
    }

    /** The one that is named first, or all: picocli takes a tenth of a synth's time to look at all of them. */
    private static Map<String, Class<?>> called(String... args) {
        Class<?> named = args.length == 0 || args[0].equals("help") ? null : COMMANDS.get(args[0]);
        return named == null || !Shortcut.ONE_COMMAND.isTaken() ? COMMANDS : Map.of(args[0], named);
    }
}
