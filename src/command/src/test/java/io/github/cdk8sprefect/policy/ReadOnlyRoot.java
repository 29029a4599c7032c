package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** The root file system of every container is read-only. */
record ReadOnlyRoot() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .filter(container -> !container.is("securityContext.readOnlyRootFilesystem", true))
                        .map(container -> resource.says(container, "writes to its root file system")));
    }
}
