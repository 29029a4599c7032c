package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A HorizontalPodAutoscaler for the server.
 *
 * @param minReplicas pods at least. Default: 1. Refused: less than 1
 * @param maxReplicas pods at most. Refused: less than {@code minReplicas}, or none
 * @param targetCpu percent of the cpu request that pods shall use. Default: 80 when no memory target is set
 * @param targetMemory percent of the memory request that pods shall use. Default: none
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal autoscaling</a>
 */
@PropsBuilder
public record AutoscalingProps(
        Integer minReplicas, Integer maxReplicas, Optional<Integer> targetCpu, Optional<Integer> targetMemory) {

    /** Puts the defaults in, and refuses bounds that leave nothing between them. */
    public AutoscalingProps {
        minReplicas = Defaults.orElse(minReplicas, 1);
        maxReplicas = Defaults.orElse(maxReplicas, 0);
        if (targetCpu.isEmpty() && targetMemory.isEmpty()) {
            targetCpu = Optional.of(80);
        }
        Problems problems = Problems.of(AutoscalingProps.class)
                .atLeast(1, minReplicas, "minReplicas")
                .require(
                        maxReplicas >= minReplicas,
                        "maxReplicas",
                        maxReplicas,
                        "must be given, and be minReplicas (" + minReplicas + ") or more");
        targetCpu.ifPresent(percent -> problems.atLeast(1, percent, "targetCpu"));
        targetMemory.ifPresent(percent -> problems.atLeast(1, percent, "targetMemory"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static AutoscalingPropsBuilder builder() {
        return AutoscalingPropsBuilder.builder();
    }

    /** Kubernetes measures use in percent of the request; without one it does nothing and says nothing. */
    AutoscalingProps measuredAgainst(ResourceRequirements resources) {
        Problems.of(AutoscalingProps.class)
                .require(
                        targetCpu.isEmpty() || requests(resources, "cpu"),
                        "targetCpu",
                        "needs resources.requests.cpu (use is measured in percent of it)")
                .require(
                        targetMemory.isEmpty() || requests(resources, "memory"),
                        "targetMemory",
                        "needs resources.requests.memory (use is measured in percent of it)")
                .throwIfAny();
        return this;
    }

    HasMetadata object(Identity identity) {
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withNewScaleTargetRef()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(identity.name())
                .endScaleTargetRef()
                .withMinReplicas(minReplicas)
                .withMaxReplicas(maxReplicas)
                .withMetrics(Stream.concat(
                                targetMemory.map(percent -> utilization("memory", percent)).stream(),
                                targetCpu.map(percent -> utilization("cpu", percent)).stream())
                        .toList())
                .endSpec()
                .build();
    }

    private static MetricSpec utilization(String resource, int percent) {
        return new MetricSpecBuilder()
                .withType("Resource")
                .withNewResource()
                .withName(resource)
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(percent)
                .endTarget()
                .endResource()
                .build();
    }

    private static boolean requests(ResourceRequirements resources, String name) {
        return resources.getRequests() != null && resources.getRequests().containsKey(name);
    }
}
