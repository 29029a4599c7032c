package io.github.cdk8sprefect.policy;

import java.util.List;

/** All rules. */
final class Rules {

    static final List<Rule> ALL = List.of(
            new RunsAsNonRoot(),
            new HasSeccompProfile(),
            new NoPrivilegeEscalation(),
            new DropsCapabilities(),
            new KeepsOffTheNode(),
            new ReadOnlyRoot(),
            new SaysItsResources(),
            new FixesItsImage(),
            new NoTokenWithoutNeed(),
            new AnswersProbes(),
            new GuardsTheDatabase(),
            new NarrowRights(),
            new HoldsNoSecret());

    private Rules() {}
}
