package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.schema.Explanation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect explain PATH}: what one setting of prefect.yaml does. */
@Command(
        name = "explain",
        description = "Explains one setting of prefect.yaml.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "The setting, such as workers.prefetchSeconds or server.pod.env.")
    private String path;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Explanation explanation = Explanation.of(path)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no setting " + path + "; 'explain' of what is around it lists its keys"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                path + ": " + (explanation.description().isEmpty() ? "as in Kubernetes" : explanation.description()));
        if (!explanation.keys().isEmpty()) {
            out.println("keys: " + String.join(", ", explanation.keys()));
        }
        return 0;
    }
}
