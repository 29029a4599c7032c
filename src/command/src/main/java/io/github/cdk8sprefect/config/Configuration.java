package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An environment described by files, with the file and line of each setting. */
@Internal
public final class Configuration {

    private final PrefectEnvironmentProps props;
    private final Places places;
    private final String environment;

    private Configuration(PrefectEnvironmentProps props, Places places, String environment) {
        this.props = props;
        this.places = places;
        this.environment = environment;
    }

    /**
     * Reads the files as {@link ConfigFiles#read} does.
     *
     * @throws ConfigException with all that is wrong with them
     */
    public static Configuration read(List<Path> paths) {
        return ConfigFiles.configuration(paths);
    }

    /**
     * Reads all environments that the files describe: those of the section {@code environments}, or else the one.
     *
     * @throws ConfigException with all that is wrong with any of them
     */
    public static List<ConfiguredEnvironment> environments(List<Path> paths) {
        return ConfigFiles.environments(paths);
    }

    static Configuration of(List<YamlFile> files) {
        return of(files, Optional.empty());
    }

    /** The environment of that name, which its mistakes tell and Argo CD's Application has. */
    static Configuration of(List<YamlFile> files, Optional<String> environment) {
        MergedFiles layers = MergedFiles.of(files);
        Places places = new Places(
                layers, files.isEmpty() ? "" : files.get(files.size() - 1).name());
        Binding<PrefectEnvironmentProps> binding = new Binding<>(PrefectEnvironmentProps.class, layers::isEmpty);
        environment.ifPresent(name -> nameApplication(layers.merged(), name));
        Optional<PrefectEnvironmentProps> props = binding.bind(layers.merged());
        return new Configuration(
                props.orElseThrow(() -> places.exception(binding.problems())),
                places,
                environment.map(name -> " (environment " + name + ")").orElse(""));
    }

    /** Each environment has a folder of its own, and so an Application. */
    private static void nameApplication(ObjectNode merged, String environment) {
        if (merged.at("/argocd/application") instanceof ObjectNode application) {
            if (!application.has("name")) {
                application.put("name", "prefect-" + environment);
            }
            if (!application.has("path")) {
                application.put("path", "dist/" + environment);
            }
        }
    }

    /** The environment. */
    public PrefectEnvironmentProps props() {
        return props;
    }

    /** Says what is wrong with the setting at {@code path}, with file, line and environment. */
    public String problem(String path, String value, String message) {
        return places.told(new Problem(path, Optional.of(value), message)) + environment;
    }

    /**
     * Makes something of the environment.
     *
     * @throws ConfigException with file and line, for what turns out only then not to go together
     */
    public <T> T make(Function<PrefectEnvironmentProps, T> making) {
        try {
            return making.apply(props);
        } catch (InvalidPropsException e) {
            throw new ConfigException(places.exception(e.problems()).problems().stream()
                    .map(problem -> problem + environment)
                    .toList());
        }
    }

    /**
     * Where settings stand.
     *
     * @param whole the file that a problem of all of it is told of
     */
    private record Places(MergedFiles layers, String whole) {

        ConfigException exception(List<Problem> problems) {
            return new ConfigException(
                    problems.stream().map(this::told).distinct().toList());
        }

        String told(Problem problem) {
            return place(problem) + ": " + problem;
        }

        private String place(Problem problem) {
            String place = layers.place(new FieldPath(problem.path()));
            return place.isEmpty() ? whole : place;
        }
    }
}
