package io.github.cdk8sprefect.credential;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * A key of a Secret that exists in the cluster; nothing is written.
 *
 * @param name name of the Secret. Must be a DNS name
 * @param key the key in it. Must be of letters, digits, {@code -}, {@code _} and {@code .}
 */
public record ExistingSecret(String name, String key) implements Credential {

    /** Refuses a name and a key that no Secret has. */
    public ExistingSecret {
        SecretKey.check(Problems.of(ExistingSecret.class), name, key).throwIfAny();
    }

    @Override
    public List<HasMetadata> objects(Identity owner) {
        return List.of();
    }
}
