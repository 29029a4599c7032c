package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.Optional;

/** Refuses fields in the general settings that have a setting of their own, so that nothing is said at two places. */
@Internal
public final class GeneralRules {

    private GeneralRules() {}

    /** Of a Deployment: the fields beside its pods. */
    public static void deployment(Problems problems, String path, Optional<DeploymentSpec> said) {
        said.ifPresent(spec -> problems.require(
                        spec.getTemplate() == null, path + ".template", "must not be set here; use pod")
                .require(spec.getReplicas() == null, path + ".replicas", "must not be set here; use replicas")
                .require(
                        spec.getSelector() == null,
                        path + ".selector",
                        "must not be set here; use metadata.appName, metadata.instance and metadata.component"));
    }

    static void pod(Problems problems, Optional<PodSpec> spec, Optional<Container> container) {
        spec.ifPresent(said -> problems.require(
                        said.getContainers().isEmpty(),
                        "spec.containers",
                        "must not be set here; use container for the main one, and sidecars")
                .require(
                        said.getInitContainers().isEmpty(),
                        "spec.initContainers",
                        "must not be set here; use initContainers")
                .require(said.getVolumes().isEmpty(), "spec.volumes", "must not be set here; use volumes")
                .require(
                        said.getServiceAccountName() == null,
                        "spec.serviceAccountName",
                        "must not be set here; use serviceAccount.name"));
        container.ifPresent(said -> problems.require(
                        said.getEnv().isEmpty(), "container.env", "must not be set here; use env")
                .require(
                        said.getVolumeMounts().isEmpty(),
                        "container.volumeMounts",
                        "must not be set here; use volumeMounts")
                .require(said.getImage() == null, "container.image", "must not be set here; use image")
                .require(said.getResources() == null, "container.resources", "must not be set here; use resources"));
    }
}
