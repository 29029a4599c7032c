package io.github.cdk8sprefect.cli;

/** The exit statuses, which tell a difference, a mistake and a failure apart. */
final class ExitStatus {

    static final int DONE = 0;

    /** The machine's, or ours. */
    static final int FAILURE = 1;

    /** The user's. */
    static final int MISTAKE = 2;

    static final int DIFFERENCE = 3;

    static final String HEADING = "%nExit status:%n";
    static final String DONE_HELP = "0:done; for synth --check and diff, nothing differs";
    static final String FAILURE_HELP = "1:a failure of the machine or of cdk8s-prefect";
    static final String MISTAKE_HELP = "2:a mistake in the configuration or in the command's arguments";
    static final String DIFFERENCE_HELP = "3:for synth --check and diff, something differs";

    private ExitStatus() {}
}
