package io.github.cdk8sprefect.api;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * A global concurrency limit, which flows and tasks take slots of by {@code concurrency(name)} or {@code rate_limit(name)}.
 *
 * @param name its name. Required. Must not have any of {@code / % & > <}
 * @param limit its number of slots. Required. Must be 0 or more
 * @param slotDecayPerSecond slots that become free again in a second, for {@code rate_limit}. Default: as it is, and 0 for a new
 *     limit. Must be 0 or more
 * @param active whether it limits anything. Default: as it is, and true for a new limit
 * @see <a href="https://docs.prefect.io/v3/concepts/global-concurrency-limits">Global concurrency limits</a>
 */
@PropsBuilder
public record GlobalConcurrencyLimitProps(
        String name, Integer limit, Optional<Double> slotDecayPerSecond, Optional<Boolean> active) {

    /** Refuses a name and numbers that Prefect refuses. */
    public GlobalConcurrencyLimitProps {
        Problems problems = Problems.of(GlobalConcurrencyLimitProps.class)
                .notBlank(name, "name", "flows and tasks find it by its name")
                .require(limit != null && limit >= 0, "limit", limit, "must be 0 or more");
        ApiName.check(problems, "name", name);
        slotDecayPerSecond.ifPresent(
                decay -> problems.require(decay >= 0, "slotDecayPerSecond", decay, "must be 0 or more"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static GlobalConcurrencyLimitPropsBuilder builder() {
        return GlobalConcurrencyLimitPropsBuilder.builder();
    }
}
