package io.github.cdk8sprefect.server;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What web server, background services and migration share: the image, and how they reach what the server keeps. */
record ServerProcess(ServerProps props, DatabaseConnection database, Optional<ExternalRedis> messaging) {

    static Identity identity(ServerProps props) {
        return Identity.of(
                props.namespace().orElse(Identity.DEFAULT_NAMESPACE),
                ServerProps.NAME,
                ServerProps.NAME,
                "server",
                props.version().toString(),
                props.metadata());
    }

    Identity identity() {
        return identity(props);
    }

    /** The same process, when one of this version can run on this database. */
    ServerProcess checked() {
        props.checkedFor(database.isShared(), messaging.isPresent());
        return this;
    }

    /** The container without what is the process' own: variables, ports, probes, resources. */
    ContainerBuilder container(String name, List<String> args) {
        return PrefectContainer.of(name, props.image().image(props.version(), ""), args)
                .addToEnv(variable("PREFECT_DEBUG_MODE", props.debug()))
                .addAllToVolumeMounts(database.volumeMounts());
    }

    /** How the server's processes reach what they share. */
    List<EnvVar> env() {
        List<EnvVar> variables = new ArrayList<>(database.env(props.version()));
        if (props.hasMigrationJob(messaging.isPresent())) {
            variables.add(variable(migrateSetting(), false));
        }
        messaging.ifPresent(redis -> variables.addAll(redis.env()));
        props.basicAuth().ifPresent(key -> variables.add(key.asEnv("PREFECT_SERVER_API_AUTH_STRING")));
        return variables;
    }

    List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(PrefectContainer.scratchVolume());
        volumes.addAll(database.volumes(identity()));
        return volumes;
    }

    /** The server's own account, for its other processes too: none of them needs a right. */
    ServiceAccountProps account() {
        ServiceAccountProps account = props.serviceAccount().withDefaultToken(false);
        return account.name().isPresent() || !account.create()
                ? account
                : account.withName(identity().name());
    }

    private String migrateSetting() {
        return props.version().hasServerSettings()
                ? "PREFECT_SERVER_DATABASE_MIGRATE_ON_START"
                : "PREFECT_API_DATABASE_MIGRATE_ON_START";
    }
}
