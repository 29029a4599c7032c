package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.graph.MermaidGraph;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect graph}: a picture of an environment. */
@Command(
        name = "graph",
        description = "Prints a Mermaid diagram of an environment.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class GraphCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "The environment, if the configuration has several.")
    private Optional<String> environment = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(config.read(environment).make(MermaidGraph::of));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
