package io.github.cdk8sprefect.polling;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Optional;

/** What agents and workers alike refuse. */
@Internal
public record PollingRules(Problems problems) {

    private static final int LONGEST_NAME = 63;

    /** Refuses a namespace that is not a DNS label, and a name that gives the objects, {@code <kind>-<name>}, none. */
    public PollingRules names(String kind, Optional<String> name, Optional<String> namespace) {
        int longest = LONGEST_NAME - kind.length() - 1;
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        name.ifPresent(text -> problems.dnsLabel(text, "name")
                .require(
                        text.length() <= longest,
                        "name",
                        text,
                        "must be at most " + longest + " long (the objects are called " + kind + "-…)"));
        return this;
    }

    /** Refuses times and numbers of flow runs that Prefect refuses. */
    public PollingRules polling(Integer prefetchSeconds, Integer querySeconds, Optional<Integer> limit) {
        problems.atLeast(0, prefetchSeconds, "prefetchSeconds").atLeast(1, querySeconds, "querySeconds");
        limit.ifPresent(number -> problems.atLeast(1, number, "limit"));
        return this;
    }

    /** Refuses queues without a name. */
    public PollingRules queues(List<String> queues, String who) {
        problems.each("workQueues", queues, (at, name) -> at.notBlank(name, "", who + " find the queue by its name"));
        return this;
    }

    /** Refuses an API that this client cannot use: one of another major version, or with a login that it does not know. */
    public PollingRules api(PollingProps client, PrefectVersion version, ApiEndpoint api) {
        api.prefectVersion().filter(server -> server.major() != version.major()).ifPresent(server -> {
            boolean isPossible = server.major() < version.major()
                    || problems.attempt("", () -> checked(client, server)).isPresent();
            problems.require(
                    !isPossible,
                    "prefectVersion",
                    version,
                    "must be a Prefect " + server.major() + ", as its server is (" + server + ")");
        });
        problems.require(
                !api.hasBasicAuth() || version.hasBasicAuth(),
                "api",
                "has basicAuth, which needs Prefect 3.1.8 or later (" + version + " ignores it)");
        return this;
    }

    private static PollingProps checked(PollingProps client, PrefectVersion server) {
        client.checkFor(server);
        return client;
    }

    /** Refuses numbers of pods and resources that Kubernetes refuses. */
    public PollingRules pods(Integer replicas, ResourceRequirements resources) {
        problems.atLeast(0, replicas, "replicas");
        ResourceRules.resources(problems, "resources", resources);
        return this;
    }
}
