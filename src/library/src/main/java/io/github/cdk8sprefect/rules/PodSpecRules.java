package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole pod.
 *
 * @param at where it is
 * @param claims volumes that are not in it, but come from templates beside it
 * @param haveImages whether each container must have an image
 */
record PodSpecRules(Problems at, List<String> claims, boolean haveImages) {

    private static final Choice PREEMPTION = Choice.of("PreemptLowerPriority", "Never");

    void check(PodSpec pod) {
        Long gracePeriod = pod.getTerminationGracePeriodSeconds();
        at.between(0, Long.MAX_VALUE, gracePeriod, "terminationGracePeriodSeconds");
        VolumeRules.check(at, "volumes", pod.getVolumes());
        long grace = gracePeriod == null ? ContainerRules.DEFAULT_GRACE_PERIOD : gracePeriod;
        new ContainerRules(true, haveImages, grace).check(at, "initContainers", pod.getInitContainers());
        new ContainerRules(false, haveImages, grace).check(at, "containers", pod.getContainers());
        at.require(!pod.getContainers().isEmpty(), "containers", "must have at least one container");
        names(pod);
        mounts(pod);
        scheduling(pod);
        DnsRules.check(at, pod);
        if (pod.getSecurityContext() != null) {
            SecurityRules.pod(at, "securityContext", pod.getSecurityContext());
        }
        at.each(
                "imagePullSecrets",
                pod.getImagePullSecrets(),
                (secret, said) -> Names.required(secret, "name", said.getName(), "the name of a Secret"));
        Names.optional(at, "serviceAccountName", pod.getServiceAccountName());
        at.between(1, Integer.MAX_VALUE, pod.getActiveDeadlineSeconds(), "activeDeadlineSeconds");
        at.require(
                !Boolean.TRUE.equals(pod.getHostPID()) || !Boolean.TRUE.equals(pod.getShareProcessNamespace()),
                "shareProcessNamespace",
                true,
                "must not be set together with hostPID");
    }

    private void scheduling(PodSpec pod) {
        if (pod.getAffinity() != null) {
            AffinityRules.check(at, "affinity", pod.getAffinity());
        }
        TolerationRules.check(at, "tolerations", pod.getTolerations());
        SpreadRules.check(at, "topologySpreadConstraints", pod.getTopologySpreadConstraints());
        MetadataRules.labels(at, "nodeSelector", pod.getNodeSelector());
        PREEMPTION.check(at, "preemptionPolicy", pod.getPreemptionPolicy());
        Names.optional(at, "priorityClassName", pod.getPriorityClassName());
        Names.optional(at, "runtimeClassName", pod.getRuntimeClassName());
        Names.optional(at, "nodeName", pod.getNodeName());
    }

    private void names(PodSpec pod) {
        Set<String> taken = new HashSet<>();
        pod.getContainers().forEach(container -> taken.add(container.getName()));
        at.each(
                "initContainers",
                pod.getInitContainers(),
                (init, container) -> init.require(
                        container.getName() == null || !taken.contains(container.getName()),
                        "name",
                        container.getName(),
                        "is the name of another container already; give it another name"));
    }

    private void mounts(PodSpec pod) {
        Set<String> volumes = new HashSet<>(claims);
        pod.getVolumes().stream().map(Volume::getName).forEach(volumes::add);
        at.each("initContainers", pod.getInitContainers(), (place, container) -> mounts(place, container, volumes));
        at.each("containers", pod.getContainers(), (place, container) -> mounts(place, container, volumes));
    }

    private static void mounts(Problems at, Container container, Set<String> volumes) {
        Set<String> paths = new HashSet<>();
        at.each("volumeMounts", container.getVolumeMounts(), (mount, said) -> {
            MountRules.ofVolume(mount, said, volumes);
            mount.require(
                    said.getMountPath() == null || paths.add(said.getMountPath()),
                    "mountPath",
                    said.getMountPath(),
                    "is a mount of container " + container.getName() + " already; take another");
        });
    }
}
