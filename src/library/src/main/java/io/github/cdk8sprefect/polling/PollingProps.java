package io.github.cdk8sprefect.polling;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;

/** The settings that agents and workers have in common; {@code AgentProps} and {@code WorkerProps} document them. */
@Internal
public interface PollingProps extends PartProps {

    /** What the objects are called without a name: {@code prefect-agent} or {@code prefect-worker}. */
    String kindName();

    /** What tells one from others of its kind. */
    Optional<String> name();

    /** Names, labels, annotations. */
    MetadataProps metadata();

    @Override
    default String objectName() {
        return metadata()
                .name()
                .orElse(name().map(text -> kindName() + "-" + text).orElse(kindName()));
    }

    /** Who the pods are. */
    default Identity identity(String component, Wiring wiring) {
        return Identity.of(
                wiring.namespace(),
                objectName(),
                kindName(),
                component,
                wiring.version().toString(),
                metadata());
    }

    /** The container image. */
    ImageProps image();

    /** Number of pods. */
    Integer replicas();

    /** The number that the Deployment says; null leaves it to an autoscaler. */
    default Integer writtenReplicas() {
        return replicas();
    }

    /** Flow runs at a time. */
    Optional<Integer> limit();

    /** Seconds that flow runs are taken before they are due. */
    Integer prefetchSeconds();

    /** Seconds between two questions for work. */
    Integer querySeconds();

    /** Whether the API is spoken to in HTTP/2, if somebody said so. */
    Optional<Boolean> http2();

    /** Whether a request that the API answers with 500 is sent again. */
    Boolean retryOnServerError();

    /** Prefect's debug mode. */
    Boolean debug();

    /** The cluster's uid. */
    Optional<String> clusterUid();

    /** What the pods may do in their namespace. */
    RoleProps role();

    /** Requests and limits. */
    ResourceRequirements resources();

    /** A PodDisruptionBudget. */
    Optional<PodDisruptionBudgetProps> podDisruptionBudget();

    /** Whose rights the pods have. */
    ServiceAccountProps serviceAccount();

    /** Fields of the Deployment beside its pods. */
    Optional<DeploymentSpec> deployment();

    /** What can be said of any pod. */
    PodProps pod();
}
