package io.github.cdk8sprefect.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The work pool that a worker polls. In {@code prefect.yaml} its name alone is enough.
 *
 * <p>An init container of the worker creates the pool if it is missing and updates the job template, the limit, the
 * description and the queues that are set here. Fields that are not set keep the values that people gave them, and a
 * paused pool stays paused.
 *
 * @param name its name. Required. Must not start with {@code prefect}
 * @param sync whether a pool that exists is brought to what is written. Default: true for a server of ours and for
 *     {@code selfHosted}, false for Prefect Cloud, whose API key needs the right to edit work pools for it. When false, only a
 *     pool that the worker creates gets the job template
 * @param concurrencyLimit flow runs of the pool at a time, over all of its workers. Default: as it is, and no limit for a new
 *     pool. Must be 0 or more
 * @param description what the UI says of it. Default: as it is
 * @param queues queues to create, or to bring to what is written. Default: none beyond those that are there. Two of one name
 *     or of one priority are refused
 * @see <a href="https://docs.prefect.io/v3/concepts/work-pools">Work pools</a>
 */
@PropsBuilder
public record WorkPoolProps(
        String name,
        Optional<Boolean> sync,
        Optional<Integer> concurrencyLimit,
        Optional<String> description,
        List<WorkQueueProps> queues) {

    private static final String REASON = "every worker polls exactly one pool";

    /** Refuses a name that Prefect refuses, and settings that would not reach the pool. */
    @JsonCreator
    public WorkPoolProps {
        queues = Defaults.list("queues", queues);
        Problems problems = Problems.of(WorkPoolProps.class).notBlank(name, "name", REASON);
        ApiName.checkPool(problems, "name", name);
        concurrencyLimit.ifPresent(limit -> problems.atLeast(0, limit, "concurrencyLimit"));
        Set<String> names = new HashSet<>();
        Set<Integer> priorities = new HashSet<>();
        for (int index = 0; index < queues.size(); index++) {
            WorkQueueProps queue = queues.get(index);
            String at = "queues[" + index + "]";
            problems.require(
                    names.add(queue.name()), at + ".name", queue.name(), "is the name of another queue already");
            queue.priority()
                    .ifPresent(priority -> problems.require(
                            priorities.add(priority),
                            at + ".priority",
                            priority,
                            "is the priority of another queue already"));
        }
        problems.require(
                sync.orElse(true) || !hasSettings(concurrencyLimit, description, queues),
                "sync",
                "must be true (concurrencyLimit, description and queues reach the pool by it)");
        problems.throwIfAny();
    }

    /** The pool of that name, of which nothing more is said. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WorkPoolProps of(String name) {
        Problems problems = Problems.of(WorkPoolProps.class).notBlank(name, "", REASON);
        ApiName.checkPool(problems, "", name);
        problems.throwIfAny();
        return builder().name(name).build();
    }

    /** Starts from the defaults. */
    public static WorkPoolPropsBuilder builder() {
        return WorkPoolPropsBuilder.builder();
    }

    /** Whether more is said of the pool than its name. */
    public boolean hasSettings() {
        return hasSettings(concurrencyLimit, description, queues);
    }

    private static boolean hasSettings(
            Optional<Integer> concurrencyLimit, Optional<String> description, List<WorkQueueProps> queues) {
        return concurrencyLimit.isPresent() || description.isPresent() || !queues.isEmpty();
    }
}
