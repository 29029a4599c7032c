package io.github.cdk8sprefect.credential;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A value in a secret store outside the cluster, which the External Secrets Operator copies into a Secret. An
 * ExternalSecret is written, which refers to the value and does not contain it.
 *
 * @param name name of the Secret that the operator creates, and of the ExternalSecret. Must be a DNS name
 * @param key the key in it. Must be of letters, digits, {@code -}, {@code _} and {@code .}
 * @param store name of the operator's store. Must be a DNS name
 * @param storeKind {@code SecretStore}, of the namespace (default), or {@code ClusterSecretStore}
 * @param remoteKey name of the entry in the store. Refused: blank
 * @param property the field of the entry, if it has several. Default: none
 * @param refreshInterval how often the operator reads the store. Default: {@code 1h}. Must be a duration such as 30s,
 *     5m, 1h
 * @see <a href="https://external-secrets.io/latest/api/externalsecret/">ExternalSecret</a>
 */
@PropsBuilder
public record ExternalSecret(
        String name,
        String key,
        String store,
        StoreKind storeKind,
        String remoteKey,
        Optional<String> property,
        String refreshInterval)
        implements Credential {

    private static final Pattern INTERVAL = Pattern.compile("(\\d+(h|m|s))+|0");

    /** Where the store is. */
    public enum StoreKind {
        /** In the namespace. */
        SecretStore,
        /** Of the cluster. */
        ClusterSecretStore
    }

    /** Puts the defaults in, and refuses what the operator would refuse. */
    public ExternalSecret {
        storeKind = Defaults.orElse(storeKind, StoreKind.SecretStore);
        refreshInterval = Defaults.orElse(refreshInterval, "1h");
        SecretKey.check(Problems.of(ExternalSecret.class), name, key)
                .dnsName(store, "store")
                .notBlank(remoteKey, "remoteKey", "the value is called so in the store")
                .matches(INTERVAL, refreshInterval, "refreshInterval", "must be a time such as 30s, 5m or 1h")
                .throwIfAny();
    }

    /** Starts from the defaults. */
    public static ExternalSecretBuilder builder() {
        return ExternalSecretBuilder.builder();
    }

    @Override
    public List<HasMetadata> objects(Identity owner) {
        Map<String, Object> remote = new TreeMap<>(Map.of("key", remoteKey));
        property.ifPresent(field -> remote.put("property", field));
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("external-secrets.io/v1");
        object.setKind("ExternalSecret");
        object.setMetadata(owner.objectMeta(name, Map.of()));
        object.setAdditionalProperty(
                "spec",
                Map.of(
                        "refreshInterval", refreshInterval,
                        "secretStoreRef", Map.of("name", store, "kind", storeKind.name()),
                        "target", Map.of("name", name, "creationPolicy", "Owner"),
                        "data", List.of(Map.of("secretKey", key, "remoteRef", remote))));
        return List.of(object);
    }
}
