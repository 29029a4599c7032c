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

    /** An agent listens nowhere and has no command that asks it; it exits when it cannot go on. */
    private static Stream<String> asked(Tree container) {
        if (container.at("ports").isPresent()) {
            return Stream.of("startupProbe", "livenessProbe", "readinessProbe");
        }
        return container.items("args").anyMatch(word -> "worker".equals(word.value()))
                ? Stream.of("livenessProbe")
                : Stream.empty();
    }
}
