package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;

/** The settings that every part of an installation has; {@link Wiring} settles what they leave open. */
@Internal
public interface PartProps {

    /** The namespace that was asked for. */
    Optional<String> namespace();

    /** The Prefect that was asked for, where the part depends on one. */
    default Optional<PrefectVersion> prefectVersion() {
        return Optional.empty();
    }

    /** The API that was asked for, where the part talks to one. */
    default Optional<ApiEndpoint> api() {
        return Optional.empty();
    }

    /** What the part's objects are called. */
    String objectName();

    /**
     * Refuses what the Prefect that runs does not have.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for such a setting
     */
    default void checkFor(PrefectVersion version) {}

    /** Changes any field of any of its objects. */
    Customize customize();
}
