package io.github.cdk8sprefect.credential;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.cdk8sprefect.kubernetes.DataKeys;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A secret value in the configuration itself. It is written as a Secret, so everyone who can read {@code dist/} or its
 * Git history can read it. {@code synth} warns of it.
 *
 * @param name name of the Secret that is written. Must be a DNS name
 * @param key the key in it. Must be of letters, digits, {@code -}, {@code _} and {@code .}
 * @param value the secret. Refused: empty
 * @param otherValues additional keys of the same Secret and their values, for other readers. Default: none
 */
public record InlineSecret(String name, String key, String value, Map<String, String> otherValues)
        implements Credential {

    /** Refuses a name and keys that no Secret has, and an empty value. */
    public InlineSecret {
        otherValues = Defaults.map("otherValues", otherValues);
        Problems problems = Problems.of(InlineSecret.class);
        otherValues.keySet().forEach(other -> DataKeys.check(problems.at("otherValues"), other, other));
        SecretKey.check(problems, name, key)
                .given(value, "value", "must be given")
                .require(value == null || !value.isEmpty(), "value", "must not be empty")
                .throwIfAny();
    }

    @Override
    public List<HasMetadata> objects(Identity owner) {
        Map<String, String> data = new TreeMap<>();
        otherValues.forEach((other, secret) -> data.put(other, encoded(secret)));
        data.put(key, encoded(value));
        return List.of(new SecretBuilder()
                .withMetadata(owner.objectMeta(name, Map.of()))
                .withType("Opaque")
                .withData(data)
                .build());
    }

    private static String encoded(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "InlineSecret[name=" + name + ", key=" + key + "]";
    }
}
