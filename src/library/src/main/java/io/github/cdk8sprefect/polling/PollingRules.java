package io.github.cdk8sprefect.polling;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Optional;

/** What agents and workers alike refuse. */
@Internal
public record PollingRules(Problems problems) {

    private static final int LONGEST_NAME = 63;

    /** Refuses a namespace that is not a DNS label, and a name that gives the objects, {@code <kind>-<name>}, none. */
    public PollingRules names(String kind, Optional<String> name, Optional<String> namespace) {
        int longest = LONGEST_NAME - kind.length() - 1;
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        name.ifPresent(text -> problems.dnsLabel(text, "name")
                .require(
                        text.length() <= longest,
                        "name",
                        text,
                        "must be at most " + longest + " long (the objects are called " + kind + "-…)"));
        return this;
    }

    /** Refuses times and numbers of flow runs that Prefect refuses. */
    public PollingRules polling(Integer prefetchSeconds, Integer querySeconds, Optional<Integer> limit) {
        problems.atLeast(0, prefetchSeconds, "prefetchSeconds").atLeast(1, querySeconds, "querySeconds");
        limit.ifPresent(number -> problems.atLeast(1, number, "limit"));
        return this;
    }

    /** Refuses queues without a name. */
    public PollingRules queues(List<String> queues, String who) {
        problems.each("workQueues", queues, (at, name) -> at.notBlank(name, "", who + " find the queue by its name"));
        return this;
    }

    /** Refuses numbers of pods and resources that Kubernetes refuses. */
    public PollingRules pods(Integer replicas, ResourceRequirements resources) {
        problems.atLeast(0, replicas, "replicas");
        ResourceRules.resources(problems, "resources", resources);
        return this;
    }
}
