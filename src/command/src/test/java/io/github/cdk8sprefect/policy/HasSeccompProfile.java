package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** Every container runs under the seccomp profile of the runtime or of the node. */
record HasSeccompProfile() implements Rule {

    private static final List<String> PROFILES = List.of("RuntimeDefault", "Localhost");

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .filter(container -> !PROFILES.contains(profile(resource, container)))
                        .map(container -> resource.says(container, "has no seccomp profile")));
    }

    private static String profile(Resource resource, Tree container) {
        String own = container.text("securityContext.seccompProfile.type");
        return own.isEmpty() ? resource.pod().orElseThrow().text("securityContext.seccompProfile.type") : own;
    }
}
