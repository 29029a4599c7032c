package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.Configuration;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names the configuration, of every command that reads one. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration; several are merged, later ones win. Default: prefect.yaml")
    private List<Path> configs = List.of(Path.of("prefect.yaml"));

    /** The environment that the files describe together. */
    Configuration read() {
        return Configuration.read(configs);
    }
}
