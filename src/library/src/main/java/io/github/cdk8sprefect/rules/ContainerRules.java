package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * The containers of a pod, each by itself.
 *
 * @param areInit whether they run before the others, and end
 * @param haveImages whether each must have an image; that of a job template gets one later
 * @param gracePeriod seconds that the pod gets to shut down
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container">Container</a>
 */
@Internal
public record ContainerRules(boolean areInit, boolean haveImages, long gracePeriod) {

    /** As in Kubernetes. */
    public static final long DEFAULT_GRACE_PERIOD = 30;

    private static final Choice PULL_POLICIES = Choice.of("Always", "Never", "IfNotPresent");
    private static final Choice RESTART_POLICIES = Choice.of("Always", "OnFailure", "Never");
    private static final Choice MESSAGE_POLICIES = Choice.of("File", "FallbackToLogsOnError");

    /** Containers with images, in a pod that has Kubernetes' time to shut down. */
    public static ContainerRules of(boolean areInit) {
        return new ContainerRules(areInit, true, DEFAULT_GRACE_PERIOD);
    }

    /** Refuses containers that Kubernetes refuses. */
    public void check(Problems problems, String path, List<Container> containers) {
        problems.each(path, containers, this::check);
        problems.uniqueNames(containers.stream().map(Container::getName).toList(), path);
    }

    private void check(Problems at, Container container) {
        Names.label(at, container.getName());
        String image = container.getImage();
        at.require(
                image == null ? !haveImages : !image.isEmpty() && image.chars().noneMatch(Character::isWhitespace),
                "image",
                image,
                "must be an image, such as busybox:1.37");
        PULL_POLICIES.check(at, "imagePullPolicy", container.getImagePullPolicy());
        MESSAGE_POLICIES.check(at, "terminationMessagePolicy", container.getTerminationMessagePolicy());
        PortRules.ofContainer(at, container.getPorts());
        EnvRules.check(at, "env", container.getEnv());
        EnvRules.checkFrom(at, "envFrom", container.getEnvFrom());
        MountRules.check(at, "volumeMounts", container.getVolumeMounts());
        if (container.getResources() != null) {
            ResourceRules.resources(at, "resources", container.getResources());
        }
        if (container.getSecurityContext() != null) {
            SecurityRules.container(at, "securityContext", container.getSecurityContext());
        }
        RESTART_POLICIES.check(at, "restartPolicy", container.getRestartPolicy());
        probes(at, container);
    }

    private void probes(Problems at, Container container) {
        boolean hasProbes = container.getLivenessProbe() != null
                || container.getReadinessProbe() != null
                || container.getStartupProbe() != null
                || container.getLifecycle() != null;
        if (hasProbes && areInit && !"Always".equals(container.getRestartPolicy())) {
            at.require(
                    false,
                    "",
                    "must not have probes or lifecycle: an init container ends before the others start, unless its"
                            + " restartPolicy is Always");
        } else if (hasProbes) {
            ProbeRules.check(at, container, gracePeriod);
        }
    }
}
