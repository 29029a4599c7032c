package io.github.cdk8sprefect.database;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ResourceRules;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A PostgreSQL of one instance for the server: good for a start, for tests and small teams. It has no replica, and dumps
 * for a backup when asked; production runs better on a managed one or on an operator's.
 *
 * @param namespace where it runs. Default: the environment's, else {@code prefect}. Refused: what is no DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-postgres}
 * @param image image of the official {@code postgres}, in its Debian flavour. Default: {@code postgres:17.12}
 * @param database name of the database. Default: {@code prefect}. Refused: blank
 * @param user the database's owner. Default: {@code prefect}. Refused: blank
 * @param password where the owner's password comes from. Default: key {@code password} of the Secret
 *     {@code prefect-postgres}
 * @param connectionString where the server finds the whole connection URL, instead of address and password. Default: none
 * @param connectsServer whether the server is told of it. Default: true. When false, {@code server.pod.env} says where the
 *     server keeps its data, as while that data moves
 * @param port where it listens. Default: 5432. Refused: what is no port, or one below 1024
 * @param storage the volume. Default: 8Gi of the default class
 * @param statefulSetName name of the StatefulSet, if not the component's, as when another one has it for now
 * @param settings parameters of {@code postgresql.conf}, such as {@code work_mem: 16MB}. Default: {@code max_connections} is
 *     raised where the environment's servers may open more connections than PostgreSQL's 100
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param networkPolicy who may connect. Default: the server's pods alone
 * @param backup regular dumps onto a volume of their own. Default: none
 * @param serviceAccount whose rights it has. Default: one of its own, without a token
 * @param pod what can be said of any pod
 * @param customize changes any field of any object; Java only
 */
@PropsBuilder
public record PostgresProps(
        Optional<String> namespace,
        MetadataProps metadata,
        String image,
        String database,
        String user,
        Credential password,
        Optional<Credential> connectionString,
        Boolean connectsServer,
        Integer port,
        StorageProps storage,
        Optional<String> statefulSetName,
        Map<String, String> settings,
        ResourceRequirements resources,
        NetworkPolicyProps networkPolicy,
        Optional<BackupProps> backup,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        @JsonIgnore Customize customize)
        implements Database, PartProps {

    static final String NAME = "prefect-postgres";

    private static final String MAX_CONNECTIONS = "max_connections";
    private static final int DEFAULT_CONNECTIONS = 100;
    private static final int OTHER_CONNECTIONS = 10;
    /** A StatefulSet's revision is a label of its name and eleven characters. */
    private static final int LONGEST_NAME = 52;

    /** Puts the defaults in, and refuses what PostgreSQL or Kubernetes would refuse. */
    public PostgresProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, "postgres:17.12");
        database = Defaults.orElse(database, "prefect");
        user = Defaults.orElse(user, "prefect");
        password = Defaults.orElse(password, Credential.existingSecret("prefect-postgres", "password"));
        connectsServer = Defaults.orElse(connectsServer, true);
        port = Defaults.orElse(port, 5432);
        storage = Defaults.orElse(storage, StorageProps.defaults());
        settings = Defaults.map(settings);
        resources = Defaults.orElse(resources, Resources.of("100m", "256Mi", "1Gi"));
        networkPolicy = Defaults.orElse(networkPolicy, NetworkPolicyProps.defaults());
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.orElse(customize, Customize.nothing());
        Problems problems = Problems.of(PostgresProps.class)
                .notBlank(database, "database", "Prefect's tables live in it")
                .notBlank(user, "user", "the server connects as this user")
                .require(
                        port >= 1024 && port <= 65535,
                        "port",
                        port,
                        "must be a port from 1024 to 65535 (lower ones are root's)");
        int longestName = backup.isPresent() ? BackupManifests.LONGEST_DATABASE_NAME : LONGEST_NAME;
        metadata.name().ifPresent(name -> problems.serviceName(name, longestName, "metadata.name"));
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        statefulSetName.ifPresent(name -> problems.serviceName(name, LONGEST_NAME, "statefulSetName"));
        ContainerImage.check(problems, "image", image, "postgres:17.12");
        ResourceRules.resources(problems, "resources", resources);
        problems.throwIfAny();
    }

    /** A PostgreSQL with the default of everything. */
    public static PostgresProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static PostgresPropsBuilder builder() {
        return PostgresPropsBuilder.builder();
    }

    @Override
    public String objectName() {
        return metadata.name().orElse(NAME);
    }

    /** With room for these connections, for the backup and for people, unless {@code max_connections} is set. */
    public PostgresProps withConnections(int connections) {
        int needed = connections + OTHER_CONNECTIONS;
        if (needed <= DEFAULT_CONNECTIONS || settings.containsKey(MAX_CONNECTIONS)) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(settings);
        more.put(MAX_CONNECTIONS, String.valueOf((needed + 49) / 50 * 50));
        return toBuilder().settings(more).build();
    }

    /** Starts from these props. */
    public PostgresPropsBuilder toBuilder() {
        return PostgresPropsBuilder.builder(this);
    }
}
