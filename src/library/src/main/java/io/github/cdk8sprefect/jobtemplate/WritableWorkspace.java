package io.github.cdk8sprefect.jobtemplate;

import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.List;

/**
 * Lets a flow run of Prefect 2 clone its code: that happens in the working directory, which is the image's and belongs to
 * root. A copy of it below {@code /tmp} takes its place, so that code baked into the image is found, too. Prefect does the
 * same by itself since 3.7.
 */
final class WritableWorkspace {

    private static final String WORKSPACE =
            "case \"$PWD\" in /opt/prefect*) if [ ! -w . ]; then cp -R . /tmp/workspace; cd /tmp/workspace; fi;; esac; ";

    private WritableWorkspace() {}

    /** Arguments for the image's own entry point; the last is what the deployment asks for, and goes where it asks nothing. */
    static List<String> args(PrefectVersion version) {
        String command = version.executesFlowRuns() ? "prefect flow-run execute" : "python -m prefect.engine";
        return List.of("sh", "-ec", WORKSPACE + "exec ${1:-" + command + "}", "sh", FlowRunJob.COMMAND);
    }
}
