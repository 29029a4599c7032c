package io.github.cdk8sprefect.prefect;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The variables of a user that would not take effect, or would break a probe, beside an argument or a variable of ours. One with
 * the same name as ours takes its place, so it is none of them. Prefect reads a setting by each of its names, and ignores the
 * later ones in silence.
 *
 * <p>Source: the settings and commands of Prefect 2.13.6, 2.20.25, 3.0.0 and 3.8.3.
 *
 * @param container the component's main container, as it is without the user's variables
 */
@Internal
public record VariableRules(Container container) {

    /**
     * Variables for which there is a setting of ours.
     *
     * @param because the argument, the variable or the container that they meet
     */
    private record Taken(String because, Set<String> names, String instead) {}

    private static final List<Taken> TAKEN = List.of(
            new Taken("--host", Set.of("PREFECT_SERVER_API_HOST"), "remove it (the server listens on all addresses)"),
            new Taken("--port", Set.of("PREFECT_SERVER_API_PORT"), "set port"),
            new Taken("--port", Set.of("PREFECT_SERVER_API_BASE_PATH"), "set path"),
            new Taken(
                    "--log-level",
                    Set.of("PREFECT_LOGGING_SERVER_LEVEL", "PREFECT_SERVER_LOGGING_LEVEL"),
                    "set logLevel"),
            new Taken(
                    "--with-healthcheck",
                    Set.of("PREFECT_WORKER_WEBSERVER_HOST", "PREFECT_WORKER_WEBSERVER_PORT"),
                    "remove it (the probes ask port 8080 of the pod)"),
            new Taken(
                    "PREFECT_CLIENT_ENABLE_METRICS",
                    Set.of("PREFECT_CLIENT_METRICS_PORT"),
                    "remove it (the PodMonitor asks port 4201)"),
            new Taken(
                    "prefect-exporter",
                    Set.of("METRICS_ADDR", "METRICS_PORT"),
                    "remove it (the Service and the probes ask port 8000 of the pod)"));

    /** The names that one setting has in the versions of Prefect. */
    private static final List<Set<String>> SAME = List.of(
            Set.of("PREFECT_API_DATABASE_CONNECTION_URL", "PREFECT_SERVER_DATABASE_CONNECTION_URL"),
            Set.of("PREFECT_API_DATABASE_MIGRATE_ON_START", "PREFECT_SERVER_DATABASE_MIGRATE_ON_START"),
            Set.of("PREFECT_SQLALCHEMY_POOL_SIZE", "PREFECT_SERVER_DATABASE_SQLALCHEMY_POOL_SIZE"),
            Set.of("PREFECT_SQLALCHEMY_MAX_OVERFLOW", "PREFECT_SERVER_DATABASE_SQLALCHEMY_MAX_OVERFLOW"),
            Set.of("PREFECT_SERVER_CSRF_PROTECTION_ENABLED", "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED"),
            Set.of("PREFECT_SERVER_CORS_ALLOWED_ORIGINS", "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"),
            Set.of("PREFECT_EVENTS_RETENTION_PERIOD", "PREFECT_SERVER_EVENTS_RETENTION_PERIOD"),
            Set.of("PREFECT_MESSAGING_BROKER", "PREFECT_SERVER_EVENTS_MESSAGING_BROKER"),
            Set.of("PREFECT_MESSAGING_CACHE", "PREFECT_SERVER_EVENTS_MESSAGING_CACHE"),
            Set.of("PREFECT_UI_API_URL", "PREFECT_SERVER_UI_API_URL"),
            Set.of("PREFECT_UI_SERVE_BASE", "PREFECT_SERVER_UI_SERVE_BASE"),
            Set.of("PREFECT_UI_STATIC_DIRECTORY", "PREFECT_SERVER_UI_STATIC_DIRECTORY"),
            Set.of("PREFECT_CLIENT_ENABLE_METRICS", "PREFECT_CLIENT_METRICS_ENABLED"),
            Set.of("PREFECT_KUBERNETES_CLUSTER_UID", "PREFECT_INTEGRATIONS_KUBERNETES_CLUSTER_UID"));

    private static final Pattern URL = Pattern.compile("PREFECT_(API|SERVER)_DATABASE_CONNECTION_URL");

    /** What the URL of the database says, too. */
    private static final Pattern PART_OF_URL = Pattern.compile(
            "PREFECT_(API|SERVER)_DATABASE_(DRIVER|HOST|PORT|USER|NAME|PASSWORD)|PG(HOST|PORT|USER|DATABASE)");

    /**
     * Refuses them, by their places in {@code pod.env}.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for each of them
     */
    public static void check(Problems problems, PodProps pod, Container container) {
        Map<String, EnvVar> ours = new LinkedHashMap<>();
        container.getEnv().forEach(variable -> ours.put(variable.getName(), variable));
        pod.env().forEach(variable -> ours.remove(variable.getName()));
        VariableRules rules = new VariableRules(withCommandOf(pod, container));
        problems.each(
                "pod.env",
                pod.env(),
                (at, variable) -> rules.lost(variable.getName(), ours)
                        .ifPresent(message -> at.require(false, "name", variable.getName(), message)));
        problems.throwIfAny();
    }

    /** Who writes the command line has the say on what variables stand beside it. */
    private static Container withCommandOf(PodProps pod, Container container) {
        boolean isOwn = pod.container()
                .filter(own -> !own.getArgs().isEmpty() || !own.getCommand().isEmpty())
                .isPresent();
        return isOwn ? container.edit().withArgs().build() : container;
    }

    private Optional<String> lost(String name, Map<String, EnvVar> ours) {
        return TAKEN.stream()
                .filter(taken -> taken.names().contains(name) && isThere(taken.because()))
                .map(taken -> "has no effect here, or a wrong one; " + taken.instead())
                .findFirst()
                .or(() -> otherName(name, ours)
                        .map(other -> "is another name of " + other + ", which is set here already; write " + other))
                .or(() -> url(name, ours)
                        .map(url -> "has no effect beside " + url + "; change the database that the server is given"));
    }

    private boolean isThere(String because) {
        return container.getName().equals(because)
                || container.getArgs().contains(because)
                || container.getEnv().stream()
                        .anyMatch(variable -> variable.getName().equals(because));
    }

    private static Optional<String> otherName(String name, Map<String, EnvVar> ours) {
        Set<String> names = SAME.stream()
                .filter(same -> same.contains(name))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        return ours.keySet().stream().filter(names::contains).findFirst();
    }

    /** The URL of the database, where all of it stands here. */
    private static Optional<String> url(String name, Map<String, EnvVar> ours) {
        return PART_OF_URL.matcher(name).matches()
                ? ours.values().stream()
                        .filter(variable -> URL.matcher(variable.getName()).matches()
                                && variable.getValue() != null
                                && variable.getValue().contains("@"))
                        .map(EnvVar::getName)
                        .findFirst()
                : Optional.empty();
    }
}
