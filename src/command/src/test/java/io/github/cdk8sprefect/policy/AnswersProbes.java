package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** Whatever can answer for its health is asked: each main container but those of programs that listen nowhere. */
record AnswersProbes() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .filter(resource -> !resource.kind().endsWith("Job"))
                .flatMap(resource -> resource.longRunning()
                        .limit(1) // sidecars, which follow, are the user's
                        .filter(AnswersProbes::canAnswer)
                        .flatMap(container -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .filter(probe -> !container.at(probe).isPresent())
                                .map(probe -> resource.says(container, "has no " + probe))));
    }

    /** Agents and background services have no port and no command that asks them; they end when they cannot go on. */
    private static boolean canAnswer(Tree container) {
        List<Object> args = container.items("args").map(Tree::value).toList();
        return !args.contains("agent") && !args.contains("services");
    }
}
