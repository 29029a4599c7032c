package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Nearest;
import io.github.cdk8sprefect.props.Problems;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Where a container sees the volumes of its pod. */
@Internal
public final class MountRules {

    private static final Pattern ABSOLUTE = Pattern.compile("/[^:]*");
    private static final Choice PROPAGATION = Choice.of("None", "HostToContainer", "Bidirectional");
    private static final Choice RECURSIVE = Choice.of("Disabled", "IfPossible", "Enabled");

    private MountRules() {}

    /** Refuses mounts that Kubernetes refuses, and paths that are not absolute, where a runtime fails. */
    public static void check(Problems problems, String path, List<VolumeMount> mounts) {
        problems.each(path, mounts, MountRules::check);
    }

    private static void check(Problems at, VolumeMount mount) {
        Names.label(at, mount.getName());
        at.notBlank(mount.getMountPath(), "mountPath", "the volume appears there");
        if (mount.getMountPath() != null && !mount.getMountPath().isBlank()) {
            at.matches(
                    ABSOLUTE, mount.getMountPath(), "mountPath", "must be an absolute path without ':', such as /data");
        }
        Texts.pathInside(at, "subPath", mount.getSubPath());
        Texts.pathInside(at, "subPathExpr", mount.getSubPathExpr());
        at.require(
                Texts.isEmpty(mount.getSubPath()) || Texts.isEmpty(mount.getSubPathExpr()),
                "subPathExpr",
                "must not be set together with subPath");
        PROPAGATION.check(at, "mountPropagation", mount.getMountPropagation());
        RECURSIVE.check(at, "recursiveReadOnly", mount.getRecursiveReadOnly());
        at.require(
                Texts.isEmpty(mount.getRecursiveReadOnly())
                        || mount.getRecursiveReadOnly().equals("Disabled")
                        || Boolean.TRUE.equals(mount.getReadOnly()),
                "recursiveReadOnly",
                "needs readOnly beside it");
    }

    /** Refuses a mount of a volume that the pod does not have. */
    public static void ofVolume(Problems at, VolumeMount mount, Collection<String> volumes) {
        String name = mount.getName();
        if (name != null && !volumes.contains(name)) {
            at.require(
                    false,
                    "name",
                    name,
                    "is not a volume of the pod; "
                            + Nearest.of(name, volumes)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("add it to volumes"));
        }
    }
}
