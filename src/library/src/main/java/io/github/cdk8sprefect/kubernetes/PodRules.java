package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What Kubernetes demands of the typed pieces of a pod, beyond their types. */
final class PodRules {

    private final Problems problems;

    PodRules(Problems problems) {
        this.problems = problems;
    }

    void env(String path, List<EnvVar> variables) {
        each(path, variables, (at, variable) -> {
            String name = variable.getName();
            problems.notBlank(name, at + ".name", "Kubernetes finds it by its name")
                    .require(
                            name == null || name.isBlank() || name.matches("[ -<>-~]+"),
                            at + ".name",
                            name,
                            "must be a variable's name, without '='")
                    .require(
                            variable.getValue() == null
                                    || variable.getValue().isEmpty()
                                    || variable.getValueFrom() == null,
                            at,
                            "must have value or valueFrom, not both");
        });
    }

    void envFrom(String path, List<EnvFromSource> sources) {
        each(path, sources, (at, source) -> {
            boolean secret = source.getSecretRef() != null;
            boolean configMap = source.getConfigMapRef() != null;
            problems.require(secret != configMap, at, "must have one of secretRef and configMapRef");
            if (secret) {
                problems.dnsName(source.getSecretRef().getName(), at + ".secretRef.name");
            }
            if (configMap) {
                problems.dnsName(source.getConfigMapRef().getName(), at + ".configMapRef.name");
            }
        });
    }

    void volumes(String path, List<Volume> volumes) {
        each(path, volumes, (at, volume) -> name(volume.getName(), at));
        unique(path, volumes.stream().map(Volume::getName).toList());
    }

    void mounts(String path, List<VolumeMount> mounts) {
        each(path, mounts, (at, mount) -> {
            name(mount.getName(), at);
            problems.notBlank(mount.getMountPath(), at + ".mountPath", "the volume appears there");
        });
    }

    void containers(String path, List<Container> containers) {
        each(path, containers, (at, container) -> {
            name(container.getName(), at);
            String image = container.getImage();
            problems.require(
                    image != null && image.matches("\\S+"),
                    at + ".image",
                    image,
                    "must be an image, such as busybox:1.37");
            env(at + ".env", container.getEnv());
            envFrom(at + ".envFrom", container.getEnvFrom());
            mounts(at + ".volumeMounts", container.getVolumeMounts());
            if (container.getResources() != null) {
                ResourceRules.resources(problems, at + ".resources", container.getResources());
            }
        });
        unique(path, containers.stream().map(Container::getName).toList());
    }

    void spread(String path, List<TopologySpreadConstraint> constraints) {
        each(
                path,
                constraints,
                (at, constraint) -> problems.notBlank(
                                constraint.getTopologyKey(), at + ".topologyKey", "such as topology.kubernetes.io/zone")
                        .notBlank(
                                constraint.getWhenUnsatisfiable(),
                                at + ".whenUnsatisfiable",
                                "DoNotSchedule or ScheduleAnyway")
                        .require(
                                constraint.getMaxSkew() != null && constraint.getMaxSkew() > 0,
                                at + ".maxSkew",
                                constraint.getMaxSkew(),
                                "must be 1 or more"));
    }

    private void name(String name, String at) {
        problems.notBlank(name, at + ".name", "Kubernetes finds it by its name");
        if (name != null && !name.isBlank()) {
            problems.dnsLabel(name, at + ".name");
        }
    }

    private void unique(String path, List<String> names) {
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            problems.require(
                    name == null || names.indexOf(name) == index,
                    path + "[" + index + "].name",
                    name,
                    "is the name of " + path + "[" + names.indexOf(name) + "] already; give it another name");
        }
    }

    private static <T> void each(String path, List<T> items, BiConsumer<String, T> check) {
        Stream.iterate(0, index -> index < items.size(), index -> index + 1)
                .filter(index -> Objects.nonNull(items.get(index)))
                .forEach(index -> check.accept(path + "[" + index + "]", items.get(index)));
    }
}
