package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.github.cdk8sprefect.props.Internal;
import java.security.SecureRandom;
import java.util.List;

/**
 * Writes objects of the kinds that every installation has, and throws them away. It takes no part in what is made: done
 * beside the reading of the configuration, it has Jackson know these kinds when the first real one comes.
 */
@Internal
public final class Rehearsal {

    private static final String ANY = "rehearsal";

    private Rehearsal() {}

    /** Starts it on a thread of its own, which nobody waits for. */
    public static void start() {
        Thread thread = new Thread(Rehearsal::run, ANY);
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        new SecureRandom().nextLong(); // the first one takes long, and names jsii's temporary folders
        objects().forEach(ApiObjects::learn);
    }

    private static List<HasMetadata> objects() {
        return List.of(
                new StatefulSetBuilder()
                        .withNewMetadata()
                        .addToLabels(ANY, ANY)
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .endSelector()
                        .withTemplate(template())
                        .addNewVolumeClaimTemplate()
                        .withNewSpec()
                        .withNewResources()
                        .endResources()
                        .endSpec()
                        .endVolumeClaimTemplate()
                        .endSpec()
                        .build(),
                new ServiceBuilder()
                        .withNewSpec()
                        .addNewPort()
                        .withNewTargetPort(ANY)
                        .endPort()
                        .endSpec()
                        .build(),
                new NetworkPolicyBuilder()
                        .withNewSpec()
                        .addNewIngress()
                        .addNewFrom()
                        .withNewPodSelector()
                        .endPodSelector()
                        .endFrom()
                        .addNewPort()
                        .endPort()
                        .endIngress()
                        .endSpec()
                        .build(),
                new ServiceAccountBuilder().build(),
                new DeploymentBuilder()
                        .withNewSpec()
                        .withNewStrategy()
                        .endStrategy()
                        .endSpec()
                        .build(),
                new RoleBuilder().addNewRule().endRule().build(),
                new RoleBindingBuilder()
                        .withNewRoleRef()
                        .endRoleRef()
                        .addNewSubject()
                        .endSubject()
                        .build(),
                new ConfigMapBuilder().build());
    }

    private static PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewSpec()
                .withNewSecurityContext()
                .withNewSeccompProfile()
                .endSeccompProfile()
                .endSecurityContext()
                .addToContainers(new ContainerBuilder()
                        .addNewEnv()
                        .withNewValueFrom()
                        .withNewSecretKeyRef()
                        .endSecretKeyRef()
                        .endValueFrom()
                        .endEnv()
                        .addNewPort()
                        .endPort()
                        .withNewReadinessProbe()
                        .withNewExec()
                        .endExec()
                        .withNewHttpGet()
                        .endHttpGet()
                        .endReadinessProbe()
                        .withNewSecurityContext()
                        .withNewCapabilities()
                        .endCapabilities()
                        .endSecurityContext()
                        .withNewResources()
                        .addToRequests(ANY, Quantity.parse("1"))
                        .endResources()
                        .addNewVolumeMount()
                        .endVolumeMount()
                        .build())
                .addNewVolume()
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }
}
