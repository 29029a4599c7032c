package io.github.cdk8sprefect.credential;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Identity;
import java.util.List;

/** * Where a secret value comes from: an existing Secret, one that the External Secrets Operator creates, or one that is
 * written to the manifests.*/
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExistingSecret.class, name = "existingSecret"),
    @JsonSubTypes.Type(value = ExternalSecret.class, name = "externalSecret"),
    @JsonSubTypes.Type(value = InlineSecret.class, name = "inline")
})
public sealed interface Credential permits ExistingSecret, ExternalSecret, InlineSecret {

    /** A key of a Secret that is in the cluster already. */
    static Credential existingSecret(String name, String key) {
        return new ExistingSecret(name, key);
    }

    /** Name of the Secret. */
    String name();

    /** The key in it. */
    String key();

    /** The key that pods read. */
    default SecretKey secretKey() {
        return new SecretKey(name(), key());
    }

    /** What has to be written for the key to be there; one component writes it, all others take the {@link #reference()}. */
    List<HasMetadata> objects(Identity owner);

    /** The same key for a reader who leaves it to another component to write it. */
    default Credential reference() {
        return existingSecret(name(), key());
    }

    /** An environment variable that takes its value from here. */
    default EnvVar asEnv(String variable) {
        return secretKey().asEnv(variable);
    }
}
