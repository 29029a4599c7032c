package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes any field of any object of a construct, after the construct has created it and before it is passed to cdk8s.
 *
 * <pre>{@code
 * Customize.each(Deployment.class, deployment ->
 *     deployment.edit().editSpec().withRevisionHistoryLimit(3).endSpec().build())
 * }</pre>
 */
@FunctionalInterface
public interface Customize {

    /** Changes nothing. */
    static Customize nothing() {
        return object -> object;
    }

    /** Changes each object of the type. */
    static <T extends HasMetadata> Customize each(Class<T> type, UnaryOperator<T> change) {
        return object -> type.isInstance(object) ? change.apply(type.cast(object)) : object;
    }

    /** All of these changes, one after another. */
    static Customize all(List<Customize> changes) {
        return changes.stream().reduce(nothing(), Customize::and);
    }

    /** The object to write in the place of {@code object}. */
    HasMetadata apply(HasMetadata object);

    /** First this change, then the other. */
    default Customize and(Customize next) {
        return object -> next.apply(apply(object));
    }
}
