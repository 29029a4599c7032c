package io.github.cdk8sprefect.database;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * A whole connection URL from a Secret: {@code postgresql+asyncpg://user:password@host:port/database}, in which user
 * and password must be percent-encoded.
 *
 * @param url where the URL comes from. Required
 */
public record ConnectionString(@JsonValue Credential url) implements DatabaseConnection {

    /** Refuses none. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConnectionString {
        Problems.of(ConnectionString.class)
                .given(url, "", "must be given: existingSecret, externalSecret or inline")
                .throwIfAny();
    }

    @Override
    public List<EnvVar> env(PrefectVersion version) {
        return List.of(url.asEnv(ConnectionUrl.setting(version)));
    }

    @Override
    public List<HasMetadata> objects(Identity server) {
        return url.objects(server);
    }
}
