package io.github.cdk8sprefect.api;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;

/**
 * A limit of the task runs that have a tag.
 *
 * @param tag the tag. Required. Must not have any of {@code / % & > <}
 * @param limit task runs with this tag at a time. Required. Must be 0 or more
 * @see <a href="https://docs.prefect.io/v3/concepts/tag-based-concurrency-limits">Tag-based concurrency limits</a>
 */
@PropsBuilder
public record TagConcurrencyLimitProps(String tag, Integer limit) {

    /** Refuses a tag and a number that Prefect refuses. */
    public TagConcurrencyLimitProps {
        Problems problems = Problems.of(TagConcurrencyLimitProps.class)
                .notBlank(tag, "tag", "it says which task runs are limited")
                .require(limit != null && limit >= 0, "limit", limit, "must be 0 or more");
        ApiName.check(problems, "tag", tag);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static TagConcurrencyLimitPropsBuilder builder() {
        return TagConcurrencyLimitPropsBuilder.builder();
    }
}
