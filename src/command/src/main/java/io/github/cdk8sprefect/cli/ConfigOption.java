package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.Configuration;
import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import io.github.cdk8sprefect.config.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the configuration, of every command that reads one. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "The configuration; several are merged, later ones win. - is standard input. Default: prefect.yaml")
    private List<Path> configs = List.of(Path.of("prefect.yaml"));

    /** Whether all files are there. */
    boolean isThere() {
        return configs.stream().allMatch(config -> config.equals(YamlFile.STANDARD_INPUT) || Files.exists(config));
    }

    /** All environments that the files describe together. */
    List<ConfiguredEnvironment> environments() {
        return Configuration.environments(configs);
    }

    /** The environment of the name, or the one that the files describe where there is no name. */
    Configuration read(Optional<String> name) {
        return name.isEmpty() ? Configuration.read(configs) : named(name.get());
    }

    private Configuration named(String name) {
        List<ConfiguredEnvironment> environments = environments();
        List<String> names = environments.stream()
                .flatMap(environment -> environment.name().stream())
                .toList();
        return environments.stream()
                .filter(environment -> environment.name().equals(Optional.of(name)))
                .map(ConfiguredEnvironment::configuration)
                .findFirst()
                .orElseThrow(() -> new ConfigException(List.of("there is no environment '" + name + "'; "
                        + (names.isEmpty()
                                ? "the configuration has no environments:"
                                : "there are " + String.join(", ", names)))));
    }
}
