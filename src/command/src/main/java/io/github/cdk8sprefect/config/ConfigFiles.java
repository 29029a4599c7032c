package io.github.cdk8sprefect.config;

import io.github.cdk8sprefect.environment.Parts;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code prefect.yaml}, or several files of which later ones win, into the props of an environment. */
public final class ConfigFiles {

    private ConfigFiles() {}

    /**
     * The environment that the files describe together, which is never an empty one: it would empty {@code dist/}.
     *
     * @throws ConfigException with all that is wrong with them, and where they describe several
     */
    public static PrefectEnvironmentProps read(List<Path> paths) {
        return configuration(paths).props();
    }

    static Configuration configuration(List<Path> paths) {
        Overlays overlays = Overlays.of(files(paths));
        if (!overlays.names().isEmpty()) {
            throw several(names(paths), overlays.names());
        }
        return whole(names(paths), overlays.base(), Optional.empty());
    }

    static List<ConfiguredEnvironment> environments(List<Path> paths) {
        Overlays overlays = Overlays.of(files(paths));
        if (overlays.names().isEmpty()) {
            return List.of(new ConfiguredEnvironment(
                    Optional.empty(), whole(names(paths), overlays.base(), Optional.empty())));
        }
        List<ConfiguredEnvironment> environments = new ArrayList<>();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (String name : overlays.names()) {
            try {
                environments.add(new ConfiguredEnvironment(
                        Optional.of(name), whole(names(paths), overlays.layers(name), Optional.of(name))));
            } catch (ConfigException e) {
                e.problems()
                        .forEach(problem -> problems.computeIfAbsent(problem, key -> new ArrayList<>())
                                .add(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.entrySet().stream()
                    .map(problem -> overlays.names().size() > 1
                                    && problem.getValue().size()
                                            == overlays.names().size()
                            ? problem.getKey()
                            : problem.getKey() + " (environment " + String.join(", ", problem.getValue()) + ")")
                    .toList());
        }
        return environments;
    }

    private static ConfigException several(String file, Set<String> names) {
        return new ConfigException(
                file + ": describes several environments; select one with --environment: " + String.join(", ", names));
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static List<YamlFile> files(List<Path> paths) {
        List<String> unreadable = new ArrayList<>();
        List<YamlFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                files.add(YamlFile.read(path, YamlKind.SETTINGS));
            } catch (ConfigException e) {
                unreadable.addAll(e.problems());
            }
        }
        if (!unreadable.isEmpty()) {
            throw new ConfigException(unreadable);
        }
        return files;
    }

    private static Configuration whole(String names, List<YamlFile> files, Optional<String> environment) {
        Configuration configuration = Configuration.of(files, environment);
        PrefectEnvironmentProps props = configuration.props();
        if (Parts.of(props).all().isEmpty()) {
            throw new ConfigException(
                    names + ": describes nothing to install; add at least: workers: [{workPool: default}]");
        }
        return configuration;
    }

    /**
     * The environment that a text describes.
     *
     * @param name what the errors call the text
     * @throws ConfigException with all that is wrong with it
     */
    public static PrefectEnvironmentProps parse(String name, String yaml) {
        Overlays overlays = Overlays.of(List.of(YamlFile.parse(name, yaml, YamlKind.SETTINGS)));
        if (!overlays.names().isEmpty()) {
            throw several(name, overlays.names());
        }
        return Configuration.of(overlays.base()).props();
    }
}
