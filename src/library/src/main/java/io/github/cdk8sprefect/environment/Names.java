package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.messaging.Messaging;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the parts' objects are called: unique in a namespace, and as the files in {@code dist/}.
 *
 * @param uses how many parts have a name
 */
record Names(List<Part> parts, Map<String, Long> uses) {

    /** What the ingress' file is called; its object is called as the server's. */
    static final String INGRESS = "prefect-ingress";

    /** The same for the HTTPRoute. */
    static final String HTTP_ROUTE = "prefect-http-route";

    /**
     * One part.
     *
     * @param path where it stands in the props
     */
    record Part(String path, String namespace, String name) {
        String address() {
            return namespace + "/" + name;
        }
    }

    static Names of(PrefectEnvironmentProps props) {
        return of(
                props.server(),
                props.database(),
                props.messaging(),
                props.ingress().isPresent(),
                props.httpRoute().isPresent(),
                props.monitoring(),
                Clients.of(props),
                props.agents(),
                props.workers());
    }

    static Names of(
            Optional<ServerProps> server,
            Optional<Database> database,
            Optional<Messaging> messaging,
            boolean ingress,
            boolean httpRoute,
            Optional<ExporterProps> monitoring,
            Clients clients,
            List<AgentProps> agents,
            List<WorkerProps> workers) {
        List<Part> parts = new ArrayList<>();
        database.filter(PostgresProps.class::isInstance)
                .map(PostgresProps.class::cast)
                .ifPresent(postgres -> parts.add(
                        new Part("database.postgres", postgres.namespace().orElseThrow(), postgres.objectName())));
        messaging
                .filter(RedisProps.class::isInstance)
                .map(RedisProps.class::cast)
                .ifPresent(redis ->
                        parts.add(new Part("messaging.redis", redis.namespace().orElseThrow(), redis.objectName())));
        server.ifPresent(props -> parts.addAll(serverParts(props, messaging.isPresent(), ingress, httpRoute)));
        monitoring.ifPresent(exporter ->
                parts.add(new Part("monitoring", exporter.namespace().orElseThrow(), exporter.objectName())));
        clients.credentials().keySet().forEach(namespace -> parts.add(new Part("api", namespace, ApiCredentials.NAME)));
        for (int index = 0; index < agents.size(); index++) {
            AgentProps agent = agents.get(index);
            parts.add(new Part("agents[" + index + "]", agent.namespace().orElseThrow(), agent.objectName()));
        }
        for (int index = 0; index < workers.size(); index++) {
            WorkerProps worker = workers.get(index);
            parts.add(new Part("workers[" + index + "]", worker.namespace().orElseThrow(), worker.objectName()));
        }
        return new Names(
                List.copyOf(parts), parts.stream().collect(Collectors.groupingBy(Part::name, Collectors.counting())));
    }

    private static List<Part> serverParts(ServerProps props, boolean messaging, boolean ingress, boolean httpRoute) {
        String namespace = props.namespace().orElseThrow();
        List<Part> parts = new ArrayList<>();
        if (props.hasMigrationJob(messaging)) {
            parts.add(new Part("server.migration", namespace, DatabaseMigration.objectName(props)));
        }
        parts.add(new Part("server", namespace, props.objectName()));
        if (messaging) {
            parts.add(new Part("server.backgroundServices", namespace, BackgroundServices.objectName(props)));
        }
        if (ingress) {
            parts.add(new Part("ingress", namespace, INGRESS));
        }
        if (httpRoute) {
            parts.add(new Part("httpRoute", namespace, HTTP_ROUTE));
        }
        return parts;
    }

    /** Two parts of one name would write over each other's objects. */
    void check(Problems problems) {
        Map<String, Part> taken = new LinkedHashMap<>();
        for (Part part : parts) {
            Part other = taken.putIfAbsent(part.address(), part);
            problems.require(
                    other == null,
                    part.path(),
                    part.name(),
                    "is the name of " + (other == null ? "" : other.path()) + " already; give it another name");
        }
        Map<String, Part> files = new HashMap<>();
        for (Part part : taken.values()) {
            String file = chartId(part.namespace(), part.name());
            Part other = files.putIfAbsent(file, part);
            problems.require(
                    other == null,
                    part.path(),
                    part.name(),
                    "would be written to the file " + file + ".yaml, as is " + (other == null ? "" : other.path())
                            + "; give it another name");
        }
    }

    /** The id of a part's chart, which is its file's name: the objects' name, with the namespace where it takes one. */
    String chartId(String namespace, String name) {
        return uses.getOrDefault(name, 0L) <= 1 ? name : name + "-" + namespace;
    }
}
