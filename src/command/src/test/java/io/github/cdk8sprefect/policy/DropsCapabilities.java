package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** Every container drops all capabilities, and adds none but the one that restricted pods may have. */
record DropsCapabilities() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .filter(container -> !container
                                        .items("securityContext.capabilities.drop")
                                        .anyMatch(dropped -> "ALL".equals(dropped.value()))
                                || container
                                        .items("securityContext.capabilities.add")
                                        .anyMatch(added -> !"NET_BIND_SERVICE".equals(added.value())))
                        .map(container -> resource.says(container, "keeps capabilities")));
    }
}
