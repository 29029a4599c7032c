package io.github.cdk8sprefect.credential;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * A key of a Secret that is in the cluster already; nothing is written.
 *
 * @param name name of the Secret. Refused: what is no DNS name
 * @param key the key in it. Refused: blank
 */
public record ExistingSecret(String name, String key) implements Credential {

    /** Refuses a name that is no DNS name and a blank key. */
    public ExistingSecret {
        Problems.of(ExistingSecret.class)
                .dnsName(name, "name")
                .notBlank(key, "key", "a Secret holds its values under keys")
                .throwIfAny();
    }

    @Override
    public SecretKey secretKey() {
        return new SecretKey(name, key);
    }

    @Override
    public List<HasMetadata> objects(Identity owner) {
        return List.of();
    }
}
