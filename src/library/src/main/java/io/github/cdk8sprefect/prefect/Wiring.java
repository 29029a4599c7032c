package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;

/**
 * How a part stands in its installation: what its props leave open, settled. A construct takes it beside the props, so that
 * these stay what the user said.
 *
 * @param namespace where the part's objects live
 * @param version the Prefect that runs
 * @param api the API that the part talks to, where it talks to one
 * @param customize changes any field of any of its objects
 */
@Internal
public record Wiring(String namespace, PrefectVersion version, Optional<ApiEndpoint> api, Customize customize) {

    /** Of a part that stands alone. */
    public static Wiring of(PartProps props) {
        return of(props, Identity.DEFAULT_NAMESPACE, PrefectVersion.DEFAULT, Optional.empty());
    }

    /** Of a part in an installation with this namespace, version and API. */
    public static Wiring of(PartProps props, String namespace, PrefectVersion version, Optional<ApiEndpoint> api) {
        return new Wiring(
                props.namespace().orElse(namespace),
                props.prefectVersion().orElse(version),
                props.api().or(() -> api),
                props.customize());
    }

    /** The same, with this API. */
    public Wiring withApi(Optional<ApiEndpoint> other) {
        return new Wiring(namespace, version, other, customize);
    }

    /** The same, for another part beside this one. */
    public Wiring with(Customize other) {
        return new Wiring(namespace, version, api, other);
    }

    /** The same, with these changes before and after the part's own. */
    public Wiring around(Customize before, Customize after) {
        return new Wiring(namespace, version, api, before.and(customize).and(after));
    }
}
