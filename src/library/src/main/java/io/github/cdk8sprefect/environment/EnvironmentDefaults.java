package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of all parts, said once. What a part says itself comes before them.
 *
 * @param labels labels of every object and every pod, also those of flow runs. Default: none
 * @param annotations annotations of every object. Default: none
 * @param registry the registry, with a path if needed, from which every image comes that names no registry itself, such as
 *     {@code registry.example.com/mirror}: {@code postgres:17.12} becomes {@code registry.example.com/mirror/postgres:17.12}.
 *     Flow runs without an image of their own get Prefect's from there. Default: none; such images come from Docker Hub
 * @param pod settings of every pod, also those of flow runs from a typed job template. Those of a part are laid over them:
 *     mappings merge by key, variables and volumes by name, and pull secrets and tolerations add up
 */
@PropsBuilder
public record EnvironmentDefaults(
        Map<String, String> labels, Map<String, String> annotations, Optional<String> registry, PodProps pod) {

    private static final Pattern REGISTRY =
            Pattern.compile("[a-z0-9-]+([.:][a-z0-9.-]+)(:\\d+)?(/[a-z0-9._-]+)*|localhost(:\\d+)?");

    /** Refuses what Kubernetes refuses as labels and annotations, and anything that is not a registry. */
    public EnvironmentDefaults {
        labels = Defaults.map("labels", labels);
        annotations = Defaults.map("annotations", annotations);
        pod = Defaults.orElse(pod, PodProps.defaults());
        Problems problems = Problems.of(EnvironmentDefaults.class);
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        registry.ifPresent(name -> problems.matches(
                REGISTRY,
                name,
                "registry",
                "must be a registry, such as registry.example.com or registry.example.com/mirror"));
        problems.throwIfAny();
    }

    /** Nothing. */
    public static EnvironmentDefaults none() {
        return builder().build();
    }

    /** Starts from nothing. */
    public static EnvironmentDefaultsBuilder builder() {
        return EnvironmentDefaultsBuilder.builder();
    }
}
