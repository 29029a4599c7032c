package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** Every container requests cpu and memory, and has a limit of memory. */
record SaysItsResources() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .flatMap(container -> Stream.of("requests.cpu", "requests.memory", "limits.memory")
                                .filter(amount ->
                                        !container.at("resources." + amount).isPresent())
                                .map(amount -> resource.says(container, "has no " + amount))));
    }
}
