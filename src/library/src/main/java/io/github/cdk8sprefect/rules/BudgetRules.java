package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.github.cdk8sprefect.props.Problems;

/**
 * Disruption budgets.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Disruption budgets</a>
 */
final class BudgetRules {

    private static final Choice EVICTIONS = Choice.of("IfHealthyBudget", "AlwaysAllow");

    private BudgetRules() {}

    static void check(Problems at, PodDisruptionBudgetSpec spec) {
        Percents.check(at, "minAvailable", spec.getMinAvailable(), true);
        Percents.check(at, "maxUnavailable", spec.getMaxUnavailable(), true);
        at.require(
                spec.getMinAvailable() == null || spec.getMaxUnavailable() == null,
                "minAvailable",
                "must not be set together with maxUnavailable");
        EVICTIONS.check(at, "unhealthyPodEvictionPolicy", spec.getUnhealthyPodEvictionPolicy());
        SelectorRules.check(at, "selector", spec.getSelector());
    }
}
