package io.github.cdk8sprefect.server;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.kubernetes.Scripts;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pods of the web server, the background services and the migration share: image, ServiceAccount and
 * connections.
 */
record ServerProcess(WiredServer server) {

    /** The container without what is the process' own: variables, ports, probes, resources. */
    ContainerBuilder container(String name, boolean debug, List<String> args) {
        ServerProps props = server.props();
        return PrefectContainer.of(name, props.image().image(server.version(), ""), args)
                .addToEnv(variable("PREFECT_DEBUG_MODE", debug))
                .addAllToEnv(server.wiring().logFormat().env())
                .addAllToVolumeMounts(server.database().volumeMounts());
    }

    /** How the processes reach what they share. */
    List<EnvVar> env() {
        List<EnvVar> variables = new ArrayList<>(server.settings().ofTheDatabase());
        if (server.hasMigrationJob()) {
            variables.add(variable(migrateSetting(), false));
        }
        server.uiUrl().ifPresent(url -> variables.add(variable(WiredServer.UI_URL, url)));
        server.messaging().ifPresent(redis -> variables.addAll(redis.env(server.version())));
        variables.addAll(server.settings().ofServices());
        server.props().basicAuth().ifPresent(key -> variables.add(key.asEnv("PREFECT_SERVER_API_AUTH_STRING")));
        return variables;
    }

    /** Waits for the migration Job, where there is one: an apply starts it and the servers at the same time. */
    List<Container> initContainers() {
        if (!server.hasMigrationJob() || !server.props().migrationOrDefault().waits()) {
            return List.of();
        }
        List<String> question = List.of("python", "-c", Scripts.beside(ServerProcess.class, "wait-for-migration.py"));
        return List.of(container("wait-for-migration", server.props().debug(), question)
                .addAllToEnv(server.settings().ofTheDatabase())
                .withResources(server.props().migrationOrDefault().resources())
                .build());
    }

    List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(PrefectContainer.scratchVolume());
        volumes.addAll(server.database().volumes(server.identity()));
        return volumes;
    }

    /** The server's own account, for its other processes too: none of them needs a right. */
    ServiceAccountProps account() {
        ServiceAccountProps account = server.props().serviceAccount().withDefaultToken(false);
        return account.name().isPresent() || !account.create()
                ? account
                : account.withName(server.identity().name());
    }

    private String migrateSetting() {
        return server.version().groupsServerSettings()
                ? "PREFECT_SERVER_DATABASE_MIGRATE_ON_START"
                : "PREFECT_API_DATABASE_MIGRATE_ON_START";
    }
}
