package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.cdk8sprefect.props.Internal;

/** Deployments of a component's pods. */
@Internal
public final class Workloads {

    private Workloads() {}

    /**
     * A Deployment that replaces its pods one after another.
     *
     * @param replicas number of pods; null leaves it to an autoscaler
     */
    public static Deployment deployment(Identity identity, Integer replicas, PodTemplateSpec pods) {
        return new DeploymentBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .withTemplate(pods)
                .endSpec()
                .build();
    }

    /** A Deployment that ends its old pod before it starts the new one, because only one of them may write at a time. */
    public static Deployment singleWriter(Identity identity, Integer replicas, PodTemplateSpec pods) {
        return deployment(identity, replicas, pods)
                .edit()
                .editSpec()
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .endSpec()
                .build();
    }
}
