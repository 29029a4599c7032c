package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;

/** Deployments and Jobs of a component's pods. */
@Internal
public final class Workloads {

    private Workloads() {}

    /**
     * A Deployment that replaces its pods one after another.
     *
     * @param replicas number of pods; null leaves it to an autoscaler
     * @param said the user's fields beside the pods
     */
    public static Deployment deployment(
            Identity identity, Integer replicas, PodTemplateSpec pods, Optional<DeploymentSpec> said) {
        return with(
                said,
                new DeploymentBuilder()
                        .withMetadata(identity.objectMeta())
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .withMatchLabels(identity.selector())
                        .endSelector()
                        .withTemplate(pods)
                        .endSpec()
                        .build());
    }

    /** A Deployment that ends its old pod before it starts the new one, because only one of them may write at a time. */
    public static Deployment singleWriter(
            Identity identity, Integer replicas, PodTemplateSpec pods, Optional<DeploymentSpec> said) {
        return with(
                said,
                deployment(identity, replicas, pods, Optional.empty())
                        .edit()
                        .editSpec()
                        .withNewStrategy()
                        .withType("Recreate")
                        .endStrategy()
                        .endSpec()
                        .build());
    }

    private static Deployment with(Optional<DeploymentSpec> said, Deployment ours) {
        return ours.edit().withSpec(TypedOverlay.over(ours.getSpec(), said)).build();
    }

    /** A Job whose failed pods stay, so that their logs can be read. */
    public static Job job(
            Identity identity, PodTemplateSpec pods, int backoffLimit, Optional<Integer> ttlSecondsAfterFinished) {
        return new JobBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withBackoffLimit(backoffLimit)
                .withTtlSecondsAfterFinished(ttlSecondsAfterFinished.orElse(null))
                .withTemplate(new PodTemplateSpecBuilder(pods)
                        .editSpec()
                        .withRestartPolicy("Never")
                        .endSpec()
                        .build())
                .endSpec()
                .build();
    }
}
