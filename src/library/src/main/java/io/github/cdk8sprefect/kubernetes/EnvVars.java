package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.props.Internal;

/** Environment variables in the shape that our constructs write. */
@Internal
public final class EnvVars {

    private EnvVars() {}

    /** A variable with its value in the manifest, which the kubelet leaves as it is. */
    public static EnvVar variable(String name, Object value) {
        return new EnvVar(name, Literals.of(String.valueOf(value)), null);
    }
}
