package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Toleration;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * The taints that a pod tolerates.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">Taints and tolerations</a>
 */
@Internal
public final class TolerationRules {

    private static final Choice OPERATORS = Choice.of("Exists", "Equal");
    private static final Choice EFFECTS = Choice.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private TolerationRules() {}

    /** Refuses tolerations that Kubernetes refuses. */
    public static void check(Problems problems, String path, List<Toleration> tolerations) {
        problems.each(path, tolerations, TolerationRules::check);
    }

    private static void check(Problems at, Toleration toleration) {
        boolean exists = "Exists".equals(toleration.getOperator());
        if (Texts.isEmpty(toleration.getKey())) {
            at.require(exists, "key", "must be given, unless operator is Exists, which then tolerates every taint");
        } else {
            MetadataRules.labelKey(at, "key", toleration.getKey());
        }
        OPERATORS.check(at, "operator", toleration.getOperator());
        EFFECTS.check(at, "effect", toleration.getEffect());
        if (exists) {
            at.require(
                    Texts.isEmpty(toleration.getValue()),
                    "value",
                    toleration.getValue(),
                    "must not be set when operator is Exists; remove it, or make operator Equal");
        } else if (toleration.getValue() != null) {
            MetadataRules.labelValue(at, "value", toleration.getValue());
        }
        String effect = toleration.getEffect();
        boolean isTold = !Texts.isEmpty(effect) && !EFFECTS.words().contains(effect);
        at.require(
                toleration.getTolerationSeconds() == null || isTold || "NoExecute".equals(effect),
                "tolerationSeconds",
                toleration.getTolerationSeconds(),
                "needs effect NoExecute");
    }
}
