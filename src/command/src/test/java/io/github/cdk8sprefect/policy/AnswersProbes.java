package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** Whatever can answer for its health is asked: all of what serves a port, and a worker for being alive. */
record AnswersProbes() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.longRunning()
                        .flatMap(container -> asked(container)
                                .filter(probe -> !container.at(probe).isPresent())
                                .map(probe -> resource.says(container, "has no " + probe))));
    }

    /** A worker has no Service that could wait for it, even where it serves metrics. An agent listens nowhere and has no command that asks it; it exits when it cannot go on. */
    private static Stream<String> asked(Tree container) {
        if (container.items("args").anyMatch(word -> "worker".equals(word.value()))) {
            return Stream.of("livenessProbe");
        }
        return container.at("ports").isPresent()
                ? Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                : Stream.empty();
    }
}
