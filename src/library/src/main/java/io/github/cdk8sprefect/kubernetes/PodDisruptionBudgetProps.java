package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * How many pods a node drain leaves running: a PodDisruptionBudget.
 *
 * @param minAvailable number or percentage of pods that must stay available. Default: none
 * @param maxUnavailable number or percentage of pods that may be unavailable at a time. Default: 1 if
 *     {@code minAvailable} is not set. Refused: both at once
 * @param spec any other fields of the budget, such as {@code unhealthyPodEvictionPolicy}
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Disruption budgets</a>
 */
@PropsBuilder
public record PodDisruptionBudgetProps(
        Optional<IntOrString> minAvailable,
        Optional<IntOrString> maxUnavailable,
        Optional<PodDisruptionBudgetSpec> spec) {

    /** Refuses both limits at once. */
    public PodDisruptionBudgetProps {
        Problems.of(PodDisruptionBudgetProps.class)
                .notTogether(
                        minAvailable,
                        "minAvailable",
                        maxUnavailable,
                        "maxUnavailable",
                        " (Kubernetes takes one of them)")
                .throwIfAny();
        if (minAvailable.isEmpty() && maxUnavailable.isEmpty()) {
            maxUnavailable = Optional.of(new IntOrString(1));
        }
    }

    /** Starts from the defaults. */
    public static PodDisruptionBudgetPropsBuilder builder() {
        return PodDisruptionBudgetPropsBuilder.builder();
    }

    /** The object, for the pods of a component. */
    public PodDisruptionBudget object(Identity identity) {
        PodDisruptionBudget ours = new PodDisruptionBudgetBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withMinAvailable(minAvailable.orElse(null))
                .withMaxUnavailable(maxUnavailable.orElse(null))
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .endSpec()
                .build();
        return ours.edit().withSpec(TypedOverlay.over(ours.getSpec(), spec)).build();
    }
}
