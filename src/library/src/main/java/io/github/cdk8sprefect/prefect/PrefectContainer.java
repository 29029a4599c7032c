package io.github.cdk8sprefect.prefect;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Literals;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.Volumes;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;

/** A container of Prefect's image, as server, agent and worker have it: an ordinary user on a read-only root. */
@Internal
public final class PrefectContainer {

    /** Prefect's image runs as any user; the charts and we take 1001. */
    public static final PodHardening HARDENING = new PodHardening(1001);

    /** Where Prefect keeps its profile and, without PostgreSQL, its database. */
    public static final String HOME = "/home/prefect";

    private static final String SCRATCH = "scratch";

    private PrefectContainer() {}

    /** The container with the image's own entry point, a home and a {@code /tmp} to write to. */
    public static ContainerBuilder of(String name, ContainerImage image, List<String> args) {
        return image.container(name)
                .withCommand("/usr/bin/tini", "-g", "--", "/opt/prefect/entrypoint.sh")
                .withArgs(Literals.of(args))
                .withWorkingDir(HOME)
                .withEnv(variable("HOME", HOME))
                .withVolumeMounts(scratch(HOME, "home"), scratch("/tmp", "tmp"));
    }

    /** The volume behind home and {@code /tmp}; it goes with the pod. */
    public static Volume scratchVolume() {
        return Volumes.emptyDir(SCRATCH);
    }

    private static VolumeMount scratch(String path, String directory) {
        return new VolumeMountBuilder()
                .withName(SCRATCH)
                .withMountPath(path)
                .withSubPathExpr(directory)
                .build();
    }
}
