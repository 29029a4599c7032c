package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.argocd.SyncWave;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.credential.ExistingSecret;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.LogFormat;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.server.WiredServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The credentials of all clients of an API. Each is written once in each namespace, by a part of its own. */
final class SharedCredentials {

    private SharedCredentials() {}

    /** One part for each namespace that has a client whose credential must be written. */
    static List<Part> parts(List<Wiring> clients, Optional<WiredServer> server, PrefectVersion version) {
        Map<String, Set<Credential>> written = new TreeMap<>();
        for (Wiring client : clients) {
            String namespace = client.namespace();
            client.api().map(ApiEndpoint::credentials).orElse(List.of()).stream()
                    .filter(credential -> !(credential instanceof ExistingSecret)
                            && server.filter(wired -> wired.writes(credential, namespace))
                                    .isEmpty())
                    .forEach(credential -> written.computeIfAbsent(namespace, key -> new LinkedHashSet<>())
                            .add(credential));
        }
        List<Part> parts = new ArrayList<>();
        written.forEach((namespace, credentials) -> parts.add(part(namespace, credentials, version)));
        return parts;
    }

    private static Part part(String namespace, Set<Credential> credentials, PrefectVersion version) {
        return Part.of(
                "api",
                ApiCredentials.NAME,
                SyncWave.FOUNDATION,
                new Wiring(namespace, version, Optional.empty(), LogFormat.text, Customize.nothing()),
                (scope, id, wired) ->
                        new ApiCredentials(scope, id, namespace, version, credentials, wired.customize()));
    }
}
