package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Only what speaks to the Kubernetes API, agents and workers, gets a token for it. */
record NoTokenWithoutNeed() implements Rule {

    private static final Set<Object> NEED_ONE = Set.of("agent", "worker");

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .filter(resource -> resource.pod().isPresent())
                .filter(resource -> !NEED_ONE.contains(component(resource)))
                .filter(resource -> !resource.pod().orElseThrow().is("automountServiceAccountToken", false))
                .map(resource -> resource.id() + ": gets an API token");
    }

    private static Object component(Resource resource) {
        return ((Map<?, ?>) resource.podLabels().value()).get("app.kubernetes.io/component");
    }
}
