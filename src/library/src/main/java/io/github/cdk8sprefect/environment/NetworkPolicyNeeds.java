package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.props.Problems;
import java.util.Optional;

/** What the props of network policies must say because of other settings. */
record NetworkPolicyNeeds(PrefectEnvironmentProps props, NetworkPoliciesProps policies) {

    /**
     * Rejects policies that would leave a part without its clients.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException with each such part
     */
    void check() {
        Problems problems = Problems.of(NetworkPoliciesProps.class);
        exposed()
                .ifPresent(path -> problems.require(
                        !policies.serverFrom().isEmpty(),
                        "serverFrom",
                        "must name the pods that forward requests of " + path
                                + ": those of the ingress controller or gateway"));
        measured()
                .ifPresent(path -> problems.require(
                        !policies.metricsFrom().isEmpty(),
                        "metricsFrom",
                        "must name the pods that read the metrics of " + path + ": those of Prometheus"));
        boolean isDatabaseClosed = policies.defaultDeny()
                && props.database().orElse(null) instanceof PostgresProps postgres
                && !postgres.networkPolicy().enabled();
        problems.require(
                !isDatabaseClosed,
                "defaultDeny",
                true,
                "needs the policy that lets the server into the database; remove database.postgres.networkPolicy.enabled: false");
        boolean isRedisClosed = policies.defaultDeny()
                && props.messaging().orElse(null) instanceof RedisProps redis
                && !redis.networkPolicy();
        problems.require(
                !isRedisClosed,
                "defaultDeny",
                true,
                "needs the policy that lets the server into Redis; remove messaging.redis.networkPolicy: false");
        problems.throwIfAny();
    }

    private Optional<String> exposed() {
        return props.ingress().isPresent()
                ? Optional.of("ingress")
                : props.httpRoute().map(route -> "httpRoute");
    }

    private Optional<String> measured() {
        if (props.monitoring().isPresent()) {
            return Optional.of("monitoring");
        }
        for (int index = 0; index < props.workers().size(); index++) {
            if (props.workers().get(index).metricsPort().isPresent()) {
                return Optional.of("workers[" + index + "]");
            }
        }
        return Optional.empty();
    }
}
