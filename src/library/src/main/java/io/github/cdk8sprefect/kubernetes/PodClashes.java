package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.MountRules;
import java.util.ArrayList;
import java.util.List;

/** Finds names and mount paths that are used twice, by the user or by the user and the component, and mounts of no volume. */
final class PodClashes {

    private final Problems problems;
    private final PodProps pod;

    PodClashes(Problems problems, PodProps pod) {
        this.problems = problems;
        this.pod = pod;
    }

    void check(List<Container> ownInit, Container own, List<Volume> ownVolumes) {
        List<String> volumes =
                new ArrayList<>(ownVolumes.stream().map(Volume::getName).toList());
        each("pod.volumes", "name", pod.volumes().stream().map(Volume::getName).toList(), volumes, "a volume");
        List<String> containers = new ArrayList<>(names(ownInit));
        containers.add(own.getName());
        each("pod.initContainers", "name", names(pod.initContainers()), containers, "a container");
        each("pod.sidecars", "name", names(pod.sidecars()), containers, "a container");
        mounts("pod.volumeMounts", pod.volumeMounts(), paths(own.getVolumeMounts()), own.getName());
        mounts("pod.initContainers", pod.initContainers());
        mounts("pod.sidecars", pod.sidecars());
        own.getVolumeMounts().forEach(mount -> volumes.add(mount.getName())); // of a StatefulSet's claims, too
        problems.each("pod.volumeMounts", pod.volumeMounts(), (at, mount) -> MountRules.ofVolume(at, mount, volumes));
        ofVolumes("pod.initContainers", pod.initContainers(), volumes);
        ofVolumes("pod.sidecars", pod.sidecars(), volumes);
        problems.throwIfAny();
    }

    private void mounts(String path, List<Container> containers) {
        problems.each(
                path,
                containers,
                (at, container) -> new PodClashes(at, pod)
                        .mounts("volumeMounts", container.getVolumeMounts(), List.of(), container.getName()));
    }

    private void ofVolumes(String path, List<Container> containers, List<String> volumes) {
        problems.each(
                path,
                containers,
                (at, container) -> at.each(
                        "volumeMounts",
                        container.getVolumeMounts(),
                        (place, mount) -> MountRules.ofVolume(place, mount, volumes)));
    }

    private void mounts(String path, List<VolumeMount> mounts, List<String> taken, String container) {
        each(path, "mountPath", paths(mounts), new ArrayList<>(taken), "a mount of container " + container);
    }

    private void each(String path, String field, List<String> users, List<String> taken, String what) {
        problems.each(path, users, (at, name) -> {
            at.require(!taken.contains(name), field, name, "is " + what + " already; take another");
            taken.add(name);
        });
    }

    private static List<String> names(List<Container> containers) {
        return containers.stream().map(Container::getName).toList();
    }

    private static List<String> paths(List<VolumeMount> mounts) {
        return mounts.stream().map(VolumeMount::getMountPath).toList();
    }
}
