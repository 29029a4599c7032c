package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.graph.MermaidGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect graph}: a picture of an environment. */
@Command(
        name = "graph",
        description = "Prints a Mermaid picture of an environment: who talks to whom.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class GraphCommand implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration; several are merged, later ones win. Default: prefect.yaml")
    private List<Path> configs = List.of(Path.of("prefect.yaml"));

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(MermaidGraph.of(ConfigFiles.read(configs)));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
