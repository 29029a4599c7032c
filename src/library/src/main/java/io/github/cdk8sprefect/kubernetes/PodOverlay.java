package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Merges the settings of a pod over those of another pod: if both set something, the upper one wins. */
record PodOverlay(PodProps upper, PodProps lower) {

    private static final ObjectMapper JSON = new ObjectMapper();

    PodProps merged() {
        return PodProps.builder()
                .labels(joined(PodProps::labels))
                .annotations(joined(PodProps::annotations))
                .env(named(PodProps::env, EnvVar::getName))
                .keepsOverriddenEnv(upper.keepsOverriddenEnv() || lower.keepsOverriddenEnv())
                .envFrom(both(PodProps::envFrom))
                .volumes(named(PodProps::volumes, Volume::getName))
                .volumeMounts(named(PodProps::volumeMounts, VolumeMount::getMountPath))
                .sidecars(named(PodProps::sidecars, Container::getName))
                .initContainers(named(PodProps::initContainers, Container::getName))
                .imagePullSecrets(both(PodProps::imagePullSecrets))
                .affinity(upper.affinity().or(lower::affinity))
                .nodeSelector(joined(PodProps::nodeSelector))
                .tolerations(both(PodProps::tolerations))
                .topologySpreadConstraints(named(
                        PodProps::topologySpreadConstraints,
                        constraint -> constraint.getTopologyKey() + " " + constraint.getWhenUnsatisfiable()))
                .priorityClassName(upper.priorityClassName().or(lower::priorityClassName))
                .terminationGracePeriodSeconds(
                        upper.terminationGracePeriodSeconds().or(lower::terminationGracePeriodSeconds))
                .securityContext(fields(PodProps::securityContext))
                .containerSecurityContext(fields(PodProps::containerSecurityContext))
                .hardened(upper.hardened() && lower.hardened())
                .spec(laid(PodProps::spec))
                .container(laid(PodProps::container))
                .build();
    }

    private Map<String, String> joined(Function<PodProps, Map<String, String>> setting) {
        Map<String, String> all = new LinkedHashMap<>(setting.apply(lower));
        all.putAll(setting.apply(upper));
        return all;
    }

    private <T> List<T> both(Function<PodProps, List<T>> setting) {
        return List.copyOf(
                new LinkedHashSet<>(Stream.concat(setting.apply(lower).stream(), setting.apply(upper).stream())
                        .toList()));
    }

    private <T> List<T> named(Function<PodProps, List<T>> setting, Function<T, String> name) {
        Map<String, T> items = new LinkedHashMap<>();
        setting.apply(lower).forEach(item -> items.put(name.apply(item), item));
        setting.apply(upper).forEach(item -> items.put(name.apply(item), item));
        return new ArrayList<>(items.values());
    }

    private <T> Optional<T> laid(Function<PodProps, Optional<T>> setting) {
        Optional<T> above = setting.apply(upper);
        return setting.apply(lower)
                .map(below -> TypedOverlay.over(below, above))
                .or(() -> above);
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> fields(Function<PodProps, Optional<T>> setting) {
        Optional<T> above = setting.apply(upper);
        Optional<T> below = setting.apply(lower);
        if (above.isEmpty() || below.isEmpty()) {
            return above.or(() -> below);
        }
        ObjectNode tree = JSON.valueToTree(below.get());
        tree.setAll((ObjectNode) JSON.valueToTree(above.get()));
        try {
            return Optional.of((T) JSON.treeToValue(tree, above.get().getClass()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a security context cannot be read back", e);
        }
    }
}
