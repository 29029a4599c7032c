package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many pods a node drain leaves running: a PodDisruptionBudget.
 *
 * @param minAvailable number or percentage of pods that must stay available. Default: none
 * @param maxUnavailable number or percentage of pods that may be unavailable at a time. Default: 1 if
 *     {@code minAvailable} is not set. Refused: both at once, a negative number and more than 100%
 * @param spec any other fields of the budget, such as {@code unhealthyPodEvictionPolicy}
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Disruption budgets</a>
 */
@PropsBuilder
public record PodDisruptionBudgetProps(
        Optional<IntOrString> minAvailable,
        Optional<IntOrString> maxUnavailable,
        Optional<PodDisruptionBudgetSpec> spec) {

    private static final Pattern PERCENTAGE = Pattern.compile("0*(\\d{1,2}|100)%");

    /** Refuses both limits at once, and anything but a number or a percentage of pods. */
    public PodDisruptionBudgetProps {
        Problems problems = Problems.of(PodDisruptionBudgetProps.class)
                .notTogether(
                        minAvailable,
                        "minAvailable",
                        maxUnavailable,
                        "maxUnavailable",
                        " (Kubernetes takes one of them)");
        minAvailable.ifPresent(pods -> check(problems, "minAvailable", pods));
        maxUnavailable.ifPresent(pods -> check(problems, "maxUnavailable", pods));
        problems.throwIfAny();
        if (minAvailable.isEmpty() && maxUnavailable.isEmpty()) {
            maxUnavailable = Optional.of(new IntOrString(1));
        }
    }

    private static void check(Problems problems, String path, IntOrString pods) {
        String text = pods.getStrVal();
        problems.require(
                text == null ? pods.getIntVal() >= 0 : PERCENTAGE.matcher(text).matches(),
                path,
                text == null ? pods.getIntVal() : text,
                "must be a number of pods such as 1, or a percentage of them such as 50%");
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
