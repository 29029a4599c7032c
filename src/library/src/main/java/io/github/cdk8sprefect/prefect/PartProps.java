package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import java.util.Optional;

/** The settings that every part of an installation has. A {@link Wiring} fills in those that are left open. */
@Internal
public interface PartProps {

    /** The namespace that the user set. */
    Optional<String> namespace();

    /** The version of Prefect that the user set, for parts that depend on it. */
    default Optional<PrefectVersion> prefectVersion() {
        return Optional.empty();
    }

    /** The API that the user set, for parts that use one. */
    default Optional<ApiEndpoint> api() {
        return Optional.empty();
    }

    /** The name of the part's objects. */
    String objectName();

    /**
     * Rejects settings that this version of Prefect does not have.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException with each such setting
     */
    default void checkFor(PrefectVersion version) {}

    /** Change any field of any object of the part, one after another. */
    List<Customize> customize();
}
