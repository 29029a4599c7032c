package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.cdk8s.EnclosingChart;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;
import software.constructs.Construct;

/**
 * The settings that a part takes from its installation where its own props leave them open. A construct takes a wiring beside
 * the props, so that the props stay exactly what the user wrote.
 *
 * @param namespace the namespace of the part's objects
 * @param version the version of Prefect that runs
 * @param api the API that the part uses, if it uses one
 * @param logFormat how Prefect writes its logs
 * @param customize changes any field of any object of the part
 */
@Internal
public record Wiring(
        String namespace, PrefectVersion version, Optional<ApiEndpoint> api, LogFormat logFormat, Customize customize) {

    /** The wiring of a part that is placed on its own: in the namespace of the chart around it, and with the version of its API. */
    public static Wiring in(Construct scope, PartProps props) {
        PrefectVersion version =
                props.api().flatMap(ApiEndpoint::prefectVersion).orElse(PrefectVersion.DEFAULT);
        return of(
                props,
                props.namespace().or(() -> EnclosingChart.namespace(scope)).orElse(Identity.DEFAULT_NAMESPACE),
                version,
                Optional.empty(),
                LogFormat.text);
    }

    /** The wiring of a part in an installation with this namespace, version, API and format of logs. */
    public static Wiring of(
            PartProps props, String namespace, PrefectVersion version, Optional<ApiEndpoint> api, LogFormat logFormat) {
        return new Wiring(
                props.namespace().orElse(namespace),
                props.prefectVersion().orElse(version),
                props.api().or(() -> api),
                logFormat,
                Customize.all(props.customize()));
    }

    /** A copy with this API. */
    public Wiring withApi(Optional<ApiEndpoint> other) {
        return new Wiring(namespace, version, other, logFormat, customize);
    }

    /** A copy with this {@code customize}, for another part beside this one. */
    public Wiring withCustomize(Customize other) {
        return new Wiring(namespace, version, api, logFormat, other);
    }

    /** A copy that makes these changes before and after the part's own. */
    public Wiring around(Customize before, Customize after) {
        return new Wiring(
                namespace, version, api, logFormat, before.and(customize).and(after));
    }
}
