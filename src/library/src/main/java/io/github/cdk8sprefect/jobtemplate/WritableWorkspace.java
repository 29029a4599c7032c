package io.github.cdk8sprefect.jobtemplate;

import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.List;

/**
 * Lets a flow run of Prefect 2 clone its code. It clones into the working directory, which is part of the image and
 * owned by root, so a copy below {@code /tmp} is used instead, in which code from the image is found as well. Prefect
 * does the same since 3.7.
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
