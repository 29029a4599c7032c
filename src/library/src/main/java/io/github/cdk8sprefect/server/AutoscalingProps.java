package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.TypedOverlay;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A HorizontalPodAutoscaler for the server.
 *
 * @param minReplicas minimum number of pods. Default: 1. Refused: less than 1
 * @param maxReplicas maximum number of pods. Refused: less than {@code minReplicas}, or none
 * @param targetCpu target utilization in percent of the cpu request; 0 for none. Default: 80 when no memory target is
 *     set
 * @param targetMemory target utilization in percent of the memory request; 0 for none. Default: none
 * @param requestsFromElsewhere whether the requests that the targets refer to may be missing here, because a LimitRange
 *     or an admission webhook sets them. Default: false; a target without its request is refused
 * @param initialReplicas the {@code replicas} of the Deployment; every apply resets the number of pods to it,
 *     regardless of the autoscaler. Default: none; only the autoscaler sets the number
 * @param componentLabel whether the autoscaler has the label {@code app.kubernetes.io/component}, as all other objects
 *     of the server do. Default: true
 * @param spec any other fields of the autoscaler, such as {@code behavior}, or {@code metrics} of your own in place of the targets
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal autoscaling</a>
 */
@PropsBuilder
public record AutoscalingProps(
        Integer minReplicas,
        Integer maxReplicas,
        Optional<Integer> targetCpu,
        Optional<Integer> targetMemory,
        Boolean requestsFromElsewhere,
        Optional<Integer> initialReplicas,
        Boolean componentLabel,
        Optional<HorizontalPodAutoscalerSpec> spec) {

    /** Puts the defaults in, and refuses bounds that leave nothing between them. */
    public AutoscalingProps {
        minReplicas = Defaults.orElse(minReplicas, 1);
        Integer most = maxReplicas;
        maxReplicas = Defaults.orElse(maxReplicas, minReplicas);
        requestsFromElsewhere = Defaults.orElse(requestsFromElsewhere, false);
        componentLabel = Defaults.orElse(componentLabel, true);
        if (targetCpu.isEmpty() && targetMemory.isEmpty()) {
            targetCpu = Optional.of(80);
        }
        Problems problems = Problems.of(AutoscalingProps.class)
                .atLeast(1, minReplicas, "minReplicas")
                .require(
                        most != null && most >= minReplicas,
                        "maxReplicas",
                        most,
                        "must be minReplicas (" + minReplicas + ") or more");
        targetCpu.ifPresent(percent -> problems.atLeast(0, percent, "targetCpu"));
        targetMemory.ifPresent(percent -> problems.atLeast(0, percent, "targetMemory"));
        initialReplicas.ifPresent(number -> problems.atLeast(0, number, "initialReplicas"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static AutoscalingPropsBuilder builder() {
        return AutoscalingPropsBuilder.builder();
    }

    /** Kubernetes measures use in percent of the request; without one it does nothing and says nothing. */
    public AutoscalingProps measuredAgainst(ResourceRequirements resources) {
        Problems.of(AutoscalingProps.class)
                .require(
                        isMeasurable(targetCpu, resources, "cpu"),
                        "targetCpu",
                        "needs resources.requests.cpu (use is measured in percent of it)")
                .require(
                        isMeasurable(targetMemory, resources, "memory"),
                        "targetMemory",
                        "needs resources.requests.memory (use is measured in percent of it)")
                .throwIfAny();
        return this;
    }

    /** The autoscaler of a component's Deployment. */
    public HasMetadata object(Identity identity) {
        HorizontalPodAutoscaler ours = new HorizontalPodAutoscalerBuilder()
                .withMetadata(metadata(identity))
                .withNewSpec()
                .withNewScaleTargetRef()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(identity.name())
                .endScaleTargetRef()
                .withMinReplicas(minReplicas)
                .withMaxReplicas(maxReplicas)
                .withMetrics(Stream.concat(
                                targetMemory
                                        .filter(AutoscalingProps::isTarget)
                                        .map(percent -> utilization("memory", percent))
                                        .stream(),
                                targetCpu
                                        .filter(AutoscalingProps::isTarget)
                                        .map(percent -> utilization("cpu", percent))
                                        .stream())
                        .toList())
                .endSpec()
                .build();
        return ours.edit().withSpec(TypedOverlay.over(ours.getSpec(), spec)).build();
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

    private boolean isMeasurable(Optional<Integer> target, ResourceRequirements resources, String name) {
        return target.filter(AutoscalingProps::isTarget).isEmpty()
                || requestsFromElsewhere
                || (resources.getRequests() != null && resources.getRequests().containsKey(name));
    }

    private static boolean isTarget(int percent) {
        return percent > 0;
    }

    private ObjectMeta metadata(Identity identity) {
        ObjectMetaBuilder metadata = new ObjectMetaBuilder(identity.objectMeta());
        return componentLabel
                ? metadata.build()
                : metadata.removeFromLabels("app.kubernetes.io/component").build();
    }
}
