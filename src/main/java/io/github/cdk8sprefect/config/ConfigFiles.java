package io.github.cdk8sprefect.config;

import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads {@code prefect.yaml}, or several files of which later ones win, as the props of an environment. */
public final class ConfigFiles {

    private ConfigFiles() {}

    /**
     * The environment that the files describe together, which is never an empty one: it would empty {@code dist/}.
     *
     * @throws ConfigException with all that is wrong with them
     */
    public static PrefectEnvironmentProps read(List<Path> paths) {
        return configuration(paths).props();
    }

    static Configuration configuration(List<Path> paths) {
        List<String> unreadable = new ArrayList<>();
        List<YamlFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                files.add(YamlFile.read(path));
            } catch (ConfigException e) {
                unreadable.addAll(e.problems());
            }
        }
        if (!unreadable.isEmpty()) {
            throw new ConfigException(unreadable);
        }
        Configuration configuration = Configuration.of(files);
        PrefectEnvironmentProps props = configuration.props();
        if (props.server().isEmpty()
                && props.agents().isEmpty()
                && props.workers().isEmpty()) {
            throw new ConfigException(paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": describes nothing to install; say at least: workers: [{workPool: default}]");
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
        return Configuration.of(List.of(YamlFile.parse(name, yaml))).props();
    }
}
