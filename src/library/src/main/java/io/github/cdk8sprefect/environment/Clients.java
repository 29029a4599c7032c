package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.credential.ExistingSecret;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lets agents, workers and the exporter into their APIs and has to be written, each once in a namespace.
 *
 * @param credentials by namespace
 */
record Clients(Map<String, Set<Credential>> credentials) {

    static Clients of(PrefectEnvironmentProps props) {
        return of(props.api(), props.server(), props.monitoring(), props.agents(), props.workers());
    }

    static Clients of(
            Optional<ApiEndpoint> api,
            Optional<ServerProps> server,
            Optional<ExporterProps> monitoring,
            List<AgentProps> agents,
            List<WorkerProps> workers) {
        Map<String, Set<Credential>> written = new TreeMap<>();
        monitoring.ifPresent(exporter -> add(
                written,
                exporter.namespace().orElseThrow(),
                credentials(exporter.api().or(() -> api), server)));
        for (AgentProps agent : agents) {
            add(
                    written,
                    agent.namespace().orElseThrow(),
                    credentials(agent.api().or(() -> api), server));
        }
        for (WorkerProps worker : workers) {
            add(
                    written,
                    worker.namespace().orElseThrow(),
                    credentials(worker.api().or(() -> api), server));
        }
        // The server writes its own beside it.
        server.ifPresent(props -> written.getOrDefault(props.namespace().orElseThrow(), new LinkedHashSet<>())
                .removeAll(props.basicAuth().stream().toList()));
        written.values().removeIf(Set::isEmpty);
        return new Clients(written);
    }

    private static List<Credential> credentials(Optional<ApiEndpoint> api, Optional<ServerProps> server) {
        return api.map(ApiEndpoint::credentials)
                .orElseGet(() -> server.flatMap(ServerProps::basicAuth).stream().toList());
    }

    private static void add(Map<String, Set<Credential>> written, String namespace, List<Credential> credentials) {
        credentials.stream()
                .filter(credential -> !(credential instanceof ExistingSecret))
                .forEach(credential -> written.computeIfAbsent(namespace, key -> new LinkedHashSet<>())
                        .add(credential));
    }
}
