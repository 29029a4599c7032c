package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** No pod shares the network, the processes, the ports or the files of its node. */
record KeepsOffTheNode() implements Rule {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.pod().stream()
                        .filter(pod -> Stream.of("hostNetwork", "hostPID", "hostIPC")
                                        .anyMatch(shared -> pod.is(shared, true))
                                || pod.items("volumes").anyMatch(KeepsOffTheNode::isForbidden)
                                || resource.containers()
                                        .flatMap(container -> container.items("ports"))
                                        .anyMatch(port -> port.at("hostPort").isPresent()))
                        .map(pod -> resource.id() + ": shares something with its node"));
    }

    private static boolean isForbidden(Tree volume) {
        return volume.value() instanceof Map<?, ?> fields
                && fields.keySet().stream().anyMatch(field -> !"name".equals(field) && !VOLUMES.contains(field));
    }
}
