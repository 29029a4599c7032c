package io.github.cdk8sprefect.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The exit statuses, which tell a difference, a mistake and a failure apart. */
final class ExitStatus {

    static final int DONE = 0;

    /** The machine's, or ours. */
    static final int FAILURE = 1;

    /** The user's. */
    static final int MISTAKE = 2;

    static final int DIFFERENCE = 3;

    private static final Map<String, String> HELP = help();

    private ExitStatus() {}

    /** Adds them to the help of a command. */
    static void describe(UsageMessageSpec usage) {
        usage.exitCodeListHeading("%nExit status:%n").exitCodeList(HELP);
    }

    private static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        help.put("0", "done; for synth --check and diff, nothing differs");
        help.put("1", "a failure of the machine or of cdk8s-prefect");
        help.put("2", "a mistake in the configuration or in the command's arguments");
        help.put("3", "for synth --check and diff, something differs");
        return help;
    }
}
