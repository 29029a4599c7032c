package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdk8sprefect.props.Internal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code cdk8s-prefect}. Exit status 0 for done, 2 for a mistake of the user's, 1 for any other failure. */
@Internal
@Command(
        name = "cdk8s-prefect",
        description = "Generates the Kubernetes manifests of a Prefect installation.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            InitCommand.class,
            SynthCommand.class,
            DiffCommand.class,
            ExplainCommand.class,
            GraphCommand.class,
            SchemaCommand.class,
            ImportHelmCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    @Option(names = "--debug", description = "Shows the stack trace of a failure.", scope = ScopeType.INHERIT)
    private boolean debug;

    /** What {@code synth} writes with. */
    final Cdk8sApp cdk8s = new Cdk8sApp();

    private Main() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args));
    }

    /** Runs the command and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        Failures failures = new Failures(() -> main.debug);
        if (args.length > 0 && args[0].equals("synth")) {
            main.cdk8s.start(); // picocli takes its time, too
        }
        CommandLine commandLine = new CommandLine(main);
        commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setExitCodeExceptionMapper(failures);
        try {
            return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
        } catch (Error e) { // a class that is missing, no memory left: picocli handles exceptions alone
            return failures.report(e, err);
        } finally {
            main.cdk8s.close();
        }
    }
}
