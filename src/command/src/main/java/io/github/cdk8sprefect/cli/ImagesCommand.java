package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code cdk8s-prefect images}: what a mirror needs. */
@Command(
        name = "images",
        description = "Prints the images of all environments, one a line, also those of flow runs that name none.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ImagesCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        NavigableSet<String> images = new TreeSet<>();
        for (ConfiguredEnvironment environment : config.environments()) {
            environment
                    .configuration()
                    .make(props -> main.cdk8s.synth(
                            app -> images.addAll(new PrefectEnvironment(app, props).images()), done -> {}));
        }
        images.forEach(spec.commandLine().getOut()::println);
        return ExitStatus.DONE;
    }
}
