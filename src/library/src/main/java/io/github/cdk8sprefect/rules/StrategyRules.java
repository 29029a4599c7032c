package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.github.cdk8sprefect.props.Problems;

/**
 * How a workload replaces its pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy">Strategy</a>
 */
final class StrategyRules {

    private static final Choice OF_A_DEPLOYMENT = Choice.of("RollingUpdate", "Recreate");
    private static final Choice OF_A_STATEFUL_SET = Choice.of("RollingUpdate", "OnDelete");

    private StrategyRules() {}

    static void check(Problems at, DeploymentStrategy strategy) {
        if (strategy == null) {
            return;
        }
        OF_A_DEPLOYMENT.check(at, "strategy.type", strategy.getType());
        RollingUpdateDeployment rolling = strategy.getRollingUpdate();
        if (rolling == null) {
            return;
        }
        Problems place = at.at("strategy.rollingUpdate");
        place.require(!"Recreate".equals(strategy.getType()), "", "must not be set when type is Recreate");
        Percents.check(place, "maxUnavailable", rolling.getMaxUnavailable(), true);
        Percents.check(place, "maxSurge", rolling.getMaxSurge(), false);
        place.require(
                !Percents.isZero(rolling.getMaxUnavailable()) || !Percents.isZero(rolling.getMaxSurge()),
                "maxUnavailable",
                "must not be 0 when maxSurge is 0");
    }

    static void check(Problems at, StatefulSetUpdateStrategy strategy) {
        if (strategy == null) {
            return;
        }
        OF_A_STATEFUL_SET.check(at, "updateStrategy.type", strategy.getType());
        if (strategy.getRollingUpdate() != null) {
            Problems place = at.at("updateStrategy.rollingUpdate");
            place.require(!"OnDelete".equals(strategy.getType()), "", "must not be set when type is OnDelete");
            place.between(0, Integer.MAX_VALUE, strategy.getRollingUpdate().getPartition(), "partition");
            Percents.check(place, "maxUnavailable", strategy.getRollingUpdate().getMaxUnavailable(), true);
            place.require(
                    !Percents.isZero(strategy.getRollingUpdate().getMaxUnavailable()),
                    "maxUnavailable",
                    0,
                    "must be 1 or more");
        }
    }
}
