package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** No container gains more rights than it started with. */
record NoPrivilegeEscalation() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .filter(container -> !container.is("securityContext.allowPrivilegeEscalation", false)
                                || container.is("securityContext.privileged", true))
                        .map(container -> resource.says(container, "may gain privileges")));
    }
}
