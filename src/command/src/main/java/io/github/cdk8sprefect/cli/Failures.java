package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.output.MachineException;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: a sentence a problem, and a stack trace only for who asks for one. */
final class Failures implements IExecutionExceptionHandler, IExitCodeExceptionMapper {

    private static final int USERS_MISTAKE = CommandLine.ExitCode.USAGE;
    private static final int OUR_FAILURE = CommandLine.ExitCode.SOFTWARE;

    private final BooleanSupplier debug;

    Failures(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure, command.getErr());
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
        return isUsersMistake(failure) ? USERS_MISTAKE : OUR_FAILURE;
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
