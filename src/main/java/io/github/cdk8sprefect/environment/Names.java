package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.database.Database;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the parts' objects are called: unique in a namespace, and as the files in {@code dist/}. */
record Names(List<Part> parts) {

    /** What the ingress' file is called; its object is called as the server's. */
    static final String INGRESS = "prefect-ingress";

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

    static Names of(
            Optional<ServerProps> server,
            Optional<Database> database,
            boolean ingress,
            List<AgentProps> agents,
            List<WorkerProps> workers) {
        List<Part> parts = new ArrayList<>();
        database.filter(PostgresProps.class::isInstance)
                .map(PostgresProps.class::cast)
                .ifPresent(postgres -> parts.add(
                        new Part("database.postgres", postgres.namespace().orElseThrow(), postgres.objectName())));
        server.ifPresent(props -> parts.add(new Part("server", props.namespace().orElseThrow(), props.objectName())));
        server.filter(props -> ingress)
                .ifPresent(
                        props -> parts.add(new Part("ingress", props.namespace().orElseThrow(), INGRESS)));
        for (int index = 0; index < agents.size(); index++) {
            AgentProps agent = agents.get(index);
            parts.add(new Part("agents[" + index + "]", agent.namespace().orElseThrow(), agent.objectName()));
        }
        for (int index = 0; index < workers.size(); index++) {
            WorkerProps worker = workers.get(index);
            parts.add(new Part("workers[" + index + "]", worker.namespace().orElseThrow(), worker.objectName()));
        }
        return new Names(List.copyOf(parts));
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
        boolean unique = parts.stream().filter(part -> part.name().equals(name)).count() <= 1;
        return unique ? name : name + "-" + namespace;
    }
}
