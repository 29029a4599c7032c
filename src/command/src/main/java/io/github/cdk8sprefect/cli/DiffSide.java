package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.Configuration;
import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import io.github.cdk8sprefect.diff.Manifest;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.output.MachineException;
import io.github.cdk8sprefect.output.Manifests;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The name and content of one side of a diff. A plain word is looked up as an environment first; {@code ./dev} is the
 * folder.
 */
record DiffSide(ConfigOption config, Cdk8sApp cdk8s) {

    private static final Pattern BARE_WORD = Pattern.compile("[a-z0-9-]+");

    List<Manifest> of(String name) {
        Optional<Configuration> environment = environment(name);
        if (environment.isPresent()) {
            return manifests(environment.get());
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        if (Files.isRegularFile(path)) {
            return manifests(Configuration.read(List.of(path)));
        }
        throw new ConfigException(
                List.of(
                        name
                                + ": is neither an environment of the configuration nor a folder of manifests nor a configuration file"));
    }

    private Optional<Configuration> environment(String name) {
        return BARE_WORD.matcher(name).matches() && config.isThere()
                ? config.environments().stream()
                        .filter(environment -> environment.name().equals(Optional.of(name)))
                        .map(ConfiguredEnvironment::configuration)
                        .findFirst()
                : Optional.empty();
    }

    private List<Manifest> manifests(Configuration configuration) {
        Manifests manifests =
                configuration.make(props -> cdk8s.synth(app -> new PrefectEnvironment(app, props), done -> {}));
        return manifests.files().values().stream()
                .flatMap(text -> Manifest.in(text).stream())
                .toList();
    }

    private static List<Manifest> folder(Path folder) {
        List<Manifest> manifests = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
                    .sorted()
                    .toList()) {
                manifests.addAll(file(file));
            }
        } catch (IOException e) {
            throw new MachineException(folder + " cannot be read (" + e + ")", e);
        }
        if (manifests.isEmpty()) {
            throw new ConfigException(List.of(folder + ": holds no manifests"));
        }
        return manifests;
    }

    private static List<Manifest> file(Path file) throws IOException {
        try {
            return Manifest.in(Files.readString(file));
        } catch (YamlEngineException | MalformedInputException e) {
            throw new ConfigException(List.of(file + ": is not valid YAML"));
        }
    }
}
