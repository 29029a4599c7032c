package io.github.cdk8sprefect.credential;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.github.cdk8sprefect.kubernetes.DataKeys;
import io.github.cdk8sprefect.props.Problems;

/**
 * One key of a Secret, in the namespace of the pod that reads it.
 *
 * @param name name of the Secret. Must be a DNS name
 * @param key the key. Must be of letters, digits, {@code -}, {@code _} and {@code .}
 */
public record SecretKey(String name, String key) {

    /** Refuses a name that is no DNS name and a blank key. */
    public SecretKey {
        check(Problems.of(SecretKey.class), name, key).throwIfAny();
    }

    /** Refuses what no Secret and none of its keys can be called. */
    static Problems check(Problems problems, String name, String key) {
        problems.dnsName(name, "name");
        DataKeys.check(problems, "key", key);
        return problems;
    }

    /** An environment variable that takes its value from here. */
    public EnvVar asEnv(String variable) {
        EnvVarSource source = new EnvVarSourceBuilder()
                .withNewSecretKeyRef()
                .withName(name)
                .withKey(key)
                .endSecretKeyRef()
                .build();
        return new EnvVarBuilder().withName(variable).withValueFrom(source).build();
    }
}
