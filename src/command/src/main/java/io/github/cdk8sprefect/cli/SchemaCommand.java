package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.schema.SchemaFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect schema}: the JSON Schema of prefect.yaml, for editors. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of prefect.yaml, for completion and validation in editors.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(SchemaFile.text());
        return 0;
    }
}
