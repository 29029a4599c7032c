package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** No container runs as root: said for the pod or the container, with a uid that is not 0. */
record RunsAsNonRoot() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .filter(container -> !isOrdinary(resource, container))
                        .map(container -> resource.says(container, "may run as root")));
    }

    private static boolean isOrdinary(Resource resource, Tree container) {
        Tree own = container.at("securityContext");
        Tree pod = resource.pod().orElseThrow().at("securityContext");
        Object nonRoot =
                first(own.at("runAsNonRoot").value(), pod.at("runAsNonRoot").value());
        Object user = first(own.at("runAsUser").value(), pod.at("runAsUser").value());
        return Boolean.TRUE.equals(nonRoot) && user instanceof Integer uid && uid > 0;
    }

    private static Object first(Object own, Object ofPod) {
        return own == null ? ofPod : own;
    }
}
