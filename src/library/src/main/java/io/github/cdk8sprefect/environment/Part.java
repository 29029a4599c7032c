package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.argocd.SyncWave;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;
import software.constructs.Construct;

/**
 * One part of an environment. Each part is a chart, and so a file.
 *
 * @param path the part's path in {@code prefect.yaml}
 * @param name the name of its file and, for most parts, of its objects; unique in its namespace
 * @param wave the sync wave of Argo CD
 * @param wiring the settings that it takes from the environment
 * @param client its use of an API, if it is a client of one
 * @param rules throw an exception if the part cannot work in this environment
 * @param place makes its construct
 */
@Internal
public record Part(
        String path, String name, SyncWave wave, Wiring wiring, Optional<Client> client, Runnable rules, Place place) {

    /** Makes a part's construct. */
    @FunctionalInterface
    public interface Place {

        /** Makes it in {@code scope}. */
        Component at(Construct scope, String id, Wiring wiring);
    }

    /**
     * The use that a client makes of its API.
     *
     * @param does a verb, for the graph
     * @param what the pool or queues that it works for; empty if it reads everything
     * @param replicas number of its pods
     */
    public record Client(String does, String what, int replicas) {}

    static Part of(String path, String name, SyncWave wave, Wiring wiring, Place place) {
        return new Part(path, name, wave, wiring, Optional.empty(), () -> {}, place);
    }

    /** A copy that is a client of an API. */
    Part asClient(String does, String what, int replicas) {
        return new Part(path, name, wave, wiring, Optional.of(new Client(does, what, replicas)), rules, place);
    }

    /** A copy with one more rule. */
    Part withRule(Runnable rule) {
        Runnable both = () -> {
            rules.run();
            rule.run();
        };
        return new Part(path, name, wave, wiring, client, both, place);
    }

    /** Whether it is a client without an API of its own or of the environment. */
    boolean lacksApi() {
        return client.isPresent() && wiring.api().isEmpty();
    }

    /** A copy that uses {@code other} if neither the part nor the environment names an API. */
    Part withDefaultApi(Optional<ApiEndpoint> other) {
        return new Part(path, name, wave, wiring.withApi(wiring.api().or(() -> other)), client, rules, place);
    }

    /** Its namespace and name, which no other part may have. */
    String address() {
        return wiring.namespace() + "/" + name;
    }

    /**
     * This part, after its rules passed.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException if one of them fails
     */
    Part checked() {
        rules.run();
        return this;
    }

    /** Makes the construct; {@code before} and {@code after} run around the part's own {@code customize}. */
    Component placed(Construct scope, String id, Customize before, Customize after) {
        // The Secrets for an API are written once for all of its clients in a namespace, by a part of their own.
        return place.at(
                scope,
                id,
                wiring.withApi(wiring.api().map(ApiEndpoint::reference)).around(before, after));
    }
}
