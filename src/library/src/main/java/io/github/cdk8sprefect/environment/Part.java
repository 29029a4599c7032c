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
 * One part of an environment, which is a chart and so a file.
 *
 * @param path where {@code prefect.yaml} says it
 * @param name what its file is called, and mostly its objects; unique in its namespace
 * @param wave when Argo CD syncs it
 * @param wiring how it stands in the environment
 * @param client what it does with an API, where it is a client of one
 * @param rules refuse what does not go together
 * @param place makes it
 */
@Internal
public record Part(
        String path, String name, SyncWave wave, Wiring wiring, Optional<Client> client, Runnable rules, Place place) {

    /** Makes the construct of a part. */
    @FunctionalInterface
    public interface Place {

        /** Makes it in {@code scope}. */
        Component at(Construct scope, String id, Wiring wiring);
    }

    /**
     * What a client does with its API.
     *
     * @param does a verb
     * @param what things of the API that it is for; empty text where it is for all
     */
    public record Client(String does, String what) {}

    static Part of(String path, String name, SyncWave wave, Wiring wiring, Place place) {
        return new Part(path, name, wave, wiring, Optional.empty(), () -> {}, place);
    }

    /** The same part as a client. */
    Part asClient(String does, String what) {
        return new Part(path, name, wave, wiring, Optional.of(new Client(does, what)), rules, place);
    }

    /** The same part with one rule more. */
    Part withRule(Runnable rule) {
        Runnable both = () -> {
            rules.run();
            rule.run();
        };
        return new Part(path, name, wave, wiring, client, both, place);
    }

    /** Whether it is a client for which nobody named an API. */
    boolean lacksApi() {
        return client.isPresent() && wiring.api().isEmpty();
    }

    /** The same client, which asks {@code other} where nobody named an API. */
    Part withDefaultApi(Optional<ApiEndpoint> other) {
        return new Part(path, name, wave, wiring.withApi(wiring.api().or(() -> other)), client, rules, place);
    }

    /** Where its name is unique. */
    String address() {
        return wiring.namespace() + "/" + name;
    }

    /**
     * The same part.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException when its rules refuse it
     */
    Part checked() {
        rules.run();
        return this;
    }

    /** Makes it, and changes its objects before and after its own {@code customize} does. */
    Component placed(Construct scope, String id, Customize before, Customize after) {
        // The Secrets of an API are written once for all of its clients in a namespace.
        return place.at(
                scope,
                id,
                wiring.withApi(wiring.api().map(ApiEndpoint::reference)).around(before, after));
    }
}
