package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How pods spread over the cluster.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/">Topology spread</a>
 */
@Internal
public final class SpreadRules {

    private static final Choice UNSATISFIABLE = Choice.of("DoNotSchedule", "ScheduleAnyway");
    private static final Choice POLICIES = Choice.of("Honor", "Ignore");

    private SpreadRules() {}

    /** Refuses constraints that Kubernetes refuses. */
    public static void check(Problems problems, String path, List<TopologySpreadConstraint> constraints) {
        Set<String> taken = new HashSet<>();
        problems.each(path, constraints, (at, constraint) -> {
            check(at, constraint);
            at.require(
                    taken.add(constraint.getTopologyKey() + " " + constraint.getWhenUnsatisfiable()),
                    "topologyKey",
                    constraint.getTopologyKey(),
                    "has a constraint with the same whenUnsatisfiable already; keep one of them");
        });
    }

    private static void check(Problems at, TopologySpreadConstraint constraint) {
        String action = constraint.getWhenUnsatisfiable();
        at.notBlank(constraint.getTopologyKey(), "topologyKey", "such as topology.kubernetes.io/zone");
        UNSATISFIABLE.require(at, "whenUnsatisfiable", action);
        at.require(
                constraint.getMaxSkew() != null && constraint.getMaxSkew() > 0,
                "maxSkew",
                constraint.getMaxSkew(),
                "must be 1 or more");
        at.between(1, Integer.MAX_VALUE, constraint.getMinDomains(), "minDomains");
        at.require(
                constraint.getMinDomains() == null || !"ScheduleAnyway".equals(action),
                "minDomains",
                constraint.getMinDomains(),
                "needs whenUnsatisfiable DoNotSchedule");
        POLICIES.check(at, "nodeAffinityPolicy", constraint.getNodeAffinityPolicy());
        POLICIES.check(at, "nodeTaintsPolicy", constraint.getNodeTaintsPolicy());
        SelectorRules.check(at, "labelSelector", constraint.getLabelSelector());
        LabelKeyRules.check(at, "matchLabelKeys", constraint.getMatchLabelKeys(), constraint.getLabelSelector());
    }
}
