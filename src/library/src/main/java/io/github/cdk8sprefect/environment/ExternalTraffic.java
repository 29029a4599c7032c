package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.database.Sqlite;
import io.github.cdk8sprefect.kubernetes.NetworkPolicies;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.server.WiredServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Connections to what an environment uses and does not contain. A policy cannot name a host, so any address is allowed at the port.
 *
 * @param server the environment's own server, if there is one
 */
record ExternalTraffic(PrefectEnvironmentProps props, Optional<WiredServer> server) {

    private static final int POSTGRES_PORT = 5432;

    /** From the server to its database and to Redis. */
    List<NetworkPolicyEgressRule> ofServer() {
        List<NetworkPolicyEgressRule> rules = new ArrayList<>();
        Database database = props.databaseOrDefault();
        if (database instanceof ExternalPostgres external) {
            rules.add(NetworkPolicies.to(List.of(), external.port()));
        } else if (!(database instanceof PostgresProps || database instanceof Sqlite)) {
            rules.add(NetworkPolicies.to(List.of(), POSTGRES_PORT));
        }
        if (props.messaging().orElse(null) instanceof ExternalRedis redis) {
            rules.add(NetworkPolicies.to(List.of(), redis.port()));
        }
        return rules;
    }

    /** From a client to its API; nothing for the environment's own server. */
    Optional<NetworkPolicyEgressRule> of(ApiEndpoint api) {
        if (!(api instanceof ServerEndpoint other)) {
            return Optional.of(NetworkPolicies.to(List.of(), port(URI.create(api.url()))));
        }
        boolean isOurs = server.map(WiredServer::endpoint)
                .filter(endpoint -> endpoint.url().equals(other.url()))
                .isPresent();
        // The port of the pods counts, and that of the Service may be another one.
        return isOurs
                ? Optional.empty()
                : Optional.of(NetworkPolicies.to(
                        List.of(podsIn(other.namespace())), ServerEndpoint.DEFAULT_PORT, other.port()));
    }

    private static int port(URI url) {
        int implied = "http".equals(url.getScheme()) ? 80 : 443;
        return url.getPort() < 0 ? implied : url.getPort();
    }

    private static NetworkPolicyPeer podsIn(String namespace) {
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                .endNamespaceSelector()
                .build();
    }
}
