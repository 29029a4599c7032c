package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** No secret value is written: no Secret with data. */
record HoldsNoSecret() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .filter(resource -> resource.kind().equals("Secret"))
                .filter(secret -> secret.tree().at("data").isPresent()
                        || secret.tree().at("stringData").isPresent())
                .map(secret -> secret.id() + ": holds a value");
    }
}
