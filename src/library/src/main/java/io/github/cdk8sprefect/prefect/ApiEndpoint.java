package io.github.cdk8sprefect.prefect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.credential.Credential;
import java.util.List;
import java.util.Optional;

/**
 * The Prefect API that agents and workers use. A {@code PrefectServer} provides its own; Prefect Cloud and any other
 * URL are given explicitly.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerEndpoint.class, name = "server"),
    @JsonSubTypes.Type(value = PrefectCloud.class, name = "cloud"),
    @JsonSubTypes.Type(value = ApiUrl.class, name = "selfHosted")
})
public sealed interface ApiEndpoint permits ServerEndpoint, PrefectCloud, ApiUrl {

    /** What {@code PREFECT_API_URL} says. */
    String url();

    /** Where browsers find its UI, if Prefect cannot tell it from {@link #url()}. */
    default Optional<String> uiUrl() {
        return Optional.empty();
    }

    /** The version of Prefect that serves it, if it is known. */
    default Optional<PrefectVersion> prefectVersion() {
        return Optional.empty();
    }

    /** Whether clients log in with {@code user:password}. */
    default boolean hasBasicAuth() {
        return false;
    }

    /** What lets a client in; its Secrets are in the client's namespace. */
    List<Credential> credentials();

    /** The environment variables that Prefect reads the credentials from. */
    List<EnvVar> env();

    /** The same API for a client who leaves it to another component to write the Secrets. */
    ApiEndpoint reference();
}
