package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * How long a server of Prefect 3 keeps what happened.
 *
 * @param eventDays days that events are kept. Default: Prefect's 7. Must be 1 or more. Prefect advises 3 to 5 days for 100 to 1000 flow
 *     runs a day, and 1 or 2 above. Prefect: {@code PREFECT_SERVER_EVENTS_RETENTION_PERIOD}
 * @param flowRunDays days after their end when flow runs are deleted, with their task runs, logs and artifacts. Default: never. Must be
 *     1 or more. Needs Prefect 3.6.19 or later. Prefect: {@code PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED} and
 *     {@code …_RETENTION_PERIOD}
 * @see <a href="https://docs.prefect.io/v3/advanced/database-maintenance">Database maintenance</a>
 */
@PropsBuilder
public record RetentionProps(Optional<Integer> eventDays, Optional<Integer> flowRunDays) {

    /** Refuses less than a day. */
    public RetentionProps {
        Problems problems = Problems.of(RetentionProps.class);
        eventDays.ifPresent(days -> problems.atLeast(1, days, "eventDays"));
        flowRunDays.ifPresent(days -> problems.atLeast(1, days, "flowRunDays"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static RetentionPropsBuilder builder() {
        return RetentionPropsBuilder.builder();
    }
}
