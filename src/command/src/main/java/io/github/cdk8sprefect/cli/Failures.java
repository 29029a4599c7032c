package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.output.MachineException;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports failures: one sentence for each problem, and a stack trace only on request. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler, IExitCodeExceptionMapper {

    private final BooleanSupplier debug;

    Failures(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure, command.getErr());
    }

    /** As picocli does it, with the arguments on one line. */
    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(mistake, command.getErr())) {
            command.usage(command.getErr());
        }
        return getExitCode(mistake);
    }

    /** Prints it, and returns the exit status. */
    int report(Throwable failure, PrintWriter err) {
        if (isInterrupted()) {
            return getExitCode(failure);
        }
        if (isUsersMistake(failure)) {
            failure.getMessage().lines().forEach(err::println);
        } else {
            err.println("cdk8s-prefect failed: " + sentence(failure));
        }
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        } else if (!isUsersMistake(failure)) {
            boolean nothing = !(failure instanceof MachineException machine) || machine.isNothingWritten();
            err.println((nothing ? "Nothing was written. " : "") + "--debug shows the trace.");
        }
        err.flush();
        return getExitCode(failure);
    }

    @Override
    public int getExitCode(Throwable failure) {
        return isUsersMistake(failure) ? ExitStatus.MISTAKE : ExitStatus.FAILURE;
    }

    /** Ctrl-C ends Node, too, which is no failure: nobody may add a hook to a JVM that is ending. */
    private static boolean isInterrupted() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static boolean isUsersMistake(Throwable failure) {
        return failure instanceof ConfigException
                || failure instanceof InvalidPropsException
                || failure instanceof CommandLine.ParameterException;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof MachineException) {
            return failure.getMessage();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
