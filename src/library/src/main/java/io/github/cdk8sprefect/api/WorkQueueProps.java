package io.github.cdk8sprefect.api;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * A queue of a work pool.
 *
 * @param name its name. Required
 * @param priority its rank in the pool, from 1, which comes first. Default: as it is, and last for a new queue
 * @param concurrencyLimit flow runs of the queue at a time. Default: as it is, and no limit for a new queue. Must be 0 or more
 * @param description what the UI says of it. Default: as it is
 * @see <a href="https://docs.prefect.io/v3/concepts/work-pools#work-queues">Work queues</a>
 */
@PropsBuilder
public record WorkQueueProps(
        String name, Optional<Integer> priority, Optional<Integer> concurrencyLimit, Optional<String> description) {

    /** Refuses a blank name and numbers that Prefect refuses. */
    public WorkQueueProps {
        Problems problems =
                Problems.of(WorkQueueProps.class).notBlank(name, "name", "flow runs and workers find it by its name");
        ApiName.check(problems, "name", name);
        priority.ifPresent(rank -> problems.atLeast(1, rank, "priority"));
        concurrencyLimit.ifPresent(limit -> problems.atLeast(0, limit, "concurrencyLimit"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static WorkQueuePropsBuilder builder() {
        return WorkQueuePropsBuilder.builder();
    }
}
