package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** Kubernetes' rules for the typed parts of a pod, beyond their types. */
final class PodRules {

    private final Problems problems;

    PodRules(Problems problems) {
        this.problems = problems;
    }

    void env(String path, List<EnvVar> variables) {
        problems.each(path, variables, (at, variable) -> {
            String name = variable.getName();
            at.notBlank(name, "name", "Kubernetes finds it by its name")
                    .require(
                            name == null || name.isBlank() || name.matches("[ -<>-~]+"),
                            "name",
                            name,
                            "must be a variable's name, without '='")
                    .require(
                            variable.getValue() == null
                                    || variable.getValue().isEmpty()
                                    || variable.getValueFrom() == null,
                            "",
                            "must have value or valueFrom, not both");
        });
    }

    void envFrom(String path, List<EnvFromSource> sources) {
        problems.each(path, sources, (at, source) -> {
            boolean secret = source.getSecretRef() != null;
            boolean configMap = source.getConfigMapRef() != null;
            at.require(secret != configMap, "", "must have one of secretRef and configMapRef");
            if (secret) {
                at.dnsName(source.getSecretRef().getName(), "secretRef.name");
            }
            if (configMap) {
                at.dnsName(source.getConfigMapRef().getName(), "configMapRef.name");
            }
        });
    }

    void volumes(String path, List<Volume> volumes) {
        problems.each(path, volumes, (at, volume) -> name(at, volume.getName()));
        problems.uniqueNames(volumes.stream().map(Volume::getName).toList(), path);
    }

    void mounts(String path, List<VolumeMount> mounts) {
        problems.each(path, mounts, (at, mount) -> {
            name(at, mount.getName());
            at.notBlank(mount.getMountPath(), "mountPath", "the volume appears there");
        });
    }

    void containers(String path, List<Container> containers) {
        problems.each(path, containers, (at, container) -> {
            name(at, container.getName());
            String image = container.getImage();
            at.require(
                    image != null && image.matches("\\S+"), "image", image, "must be an image, such as busybox:1.37");
            PodRules inside = new PodRules(at);
            inside.env("env", container.getEnv());
            inside.envFrom("envFrom", container.getEnvFrom());
            inside.mounts("volumeMounts", container.getVolumeMounts());
            if (container.getResources() != null) {
                ResourceRules.resources(at, "resources", container.getResources());
            }
        });
        problems.uniqueNames(containers.stream().map(Container::getName).toList(), path);
    }

    void spread(String path, List<TopologySpreadConstraint> constraints) {
        problems.each(
                path,
                constraints,
                (at, constraint) -> at.notBlank(
                                constraint.getTopologyKey(), "topologyKey", "such as topology.kubernetes.io/zone")
                        .notBlank(
                                constraint.getWhenUnsatisfiable(),
                                "whenUnsatisfiable",
                                "DoNotSchedule or ScheduleAnyway")
                        .require(
                                constraint.getMaxSkew() != null && constraint.getMaxSkew() > 0,
                                "maxSkew",
                                constraint.getMaxSkew(),
                                "must be 1 or more"));
    }

    private static void name(Problems at, String name) {
        at.notBlank(name, "name", "Kubernetes finds it by its name");
        if (name != null && !name.isBlank()) {
            at.dnsLabel(name, "name");
        }
    }
}
