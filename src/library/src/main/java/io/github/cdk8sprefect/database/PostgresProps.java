package io.github.cdk8sprefect.database;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A PostgreSQL with one instance for the server, for evaluation, tests and small teams. It has no replica; backups are
 * opt-in. For production, prefer a managed PostgreSQL or an operator.
 *
 * @param namespace the namespace. Default: the environment's, else {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-postgres}
 * @param image image of the official {@code postgres}, in its Debian flavour. Default: {@code postgres:17.12}
 * @param database name of the database. Default: {@code prefect}. Refused: blank, and more than 63 bytes
 * @param user the database's owner. Default: {@code prefect}. Refused: blank, and more than 63 bytes
 * @param password where the owner's password comes from. Default: key {@code password} of the Secret
 *     {@code prefect-postgres}
 * @param connectionString source of the whole connection URL, used instead of address and password. Default: none
 * @param connectsServer whether the server uses it. Default: true. If false, {@code server.pod.env} must configure the
 *     database, for example during a data migration
 * @param port the port. Default: 5432. Refused: anything that is not a port, or one below 1024
 * @param storage the volume. Default: 8Gi of the default StorageClass
 * @param statefulSetName name of the StatefulSet, if it differs from the component's, for example while another one has
 *     that name
 * @param settings parameters of {@code postgresql.conf}, such as {@code work_mem: 16MB}. Default: {@code max_connections} is
 *     raised where the environment's servers may open more connections than PostgreSQL's 100
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param networkPolicy who may connect. Default: only the server's pods
 * @param backup regular dumps to a separate volume. Default: none
 * @param serviceAccount the ServiceAccount. Default: a dedicated one, without a token
 * @param pod settings common to all pods
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
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
        @JsonIgnore List<Customize> customize)
        implements Database, PartProps {

    static final String NAME = "prefect-postgres";

    private static final String MAX_CONNECTIONS = "max_connections";
    private static final Pattern PARAMETER = Pattern.compile("[^\\s=]+");
    private static final int LONGEST_IDENTIFIER = 63;
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
        settings = Defaults.map("settings", settings);
        resources = Defaults.orElse(resources, Resources.of("100m", "256Mi", "1Gi"));
        networkPolicy = Defaults.orElse(networkPolicy, NetworkPolicyProps.defaults());
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(PostgresProps.class)
                .notBlank(database, "database", "Prefect's tables live in it")
                .notBlank(user, "user", "the server connects as this user")
                .require(
                        port >= 1024 && port <= 65535,
                        "port",
                        port,
                        "must be a port from 1024 to 65535 (lower ones are root's)");
        for (var name : List.of(Map.entry("database", database), Map.entry("user", user))) {
            problems.require(
                    name.getValue().getBytes(StandardCharsets.UTF_8).length <= LONGEST_IDENTIFIER,
                    name.getKey(),
                    name.getValue(),
                    "must be at most 63 bytes long, as PostgreSQL cuts longer names");
        }
        settings.keySet()
                .forEach(name -> problems.at("settings")
                        .require(
                                PARAMETER.matcher(name).matches(),
                                name,
                                name,
                                "must be a parameter of postgresql.conf, such as work_mem"));
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
