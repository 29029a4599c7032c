package io.github.cdk8sprefect.messaging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.GeneralRules;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Redis with one instance for the processes of one server, for evaluation and small teams. Its data does not outlive
 * its pod: messages that no process has read yet are lost. For production, prefer a managed Redis.
 *
 * @param namespace the namespace. Default: the environment's, else {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-redis}
 * @param image image of the official {@code redis}. Default: {@code redis:8.2.9}. A tag is required
 * @param password where the password comes from. It may contain any characters. Default: key {@code password} of the
 *     Secret {@code prefect-redis}
 * @param url where {@code redis://:password@prefect-redis:6379/0} comes from, with the same password percent-encoded.
 *     Default: key {@code url} of the Secret {@code prefect-redis}
 * @param settings parameters of {@code redis.conf}, such as {@code maxmemory: 128mb}. Default: {@code maxmemory} is three
 *     quarters of the memory limit. Refused: {@code requirepass}
 * @param resources requests and limits. Default: 50m cpu, 64Mi memory, at most 256Mi memory and 2Gi of the node's disk
 * @param networkPolicy whether a NetworkPolicy allows only the server's processes to connect. Default: true. Without
 *     it, every pod in the cluster reaches Redis' port, and only the password protects it
 * @param serviceAccount the ServiceAccount. Default: a dedicated one, without a token
 * @param pod settings common to all pods
 * @param deployment any other fields of the Deployment beside its pods, such as {@code revisionHistoryLimit} or
 *     {@code strategy}. Refused: {@code replicas}, {@code selector} and {@code template}
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 */
@PropsBuilder
public record RedisProps(
        Optional<String> namespace,
        MetadataProps metadata,
        String image,
        Credential password,
        Credential url,
        Map<String, String> settings,
        ResourceRequirements resources,
        Boolean networkPolicy,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        Optional<DeploymentSpec> deployment,
        @JsonIgnore List<Customize> customize)
        implements Messaging, PartProps {

    static final String NAME = "prefect-redis";

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    /** Puts the defaults in, and refuses what Redis or Kubernetes would refuse. */
    public RedisProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, "redis:8.2.9");
        password = Defaults.orElse(password, Credential.existingSecret(NAME, "password"));
        url = Defaults.orElse(url, Credential.existingSecret(NAME, "url"));
        settings = Defaults.map("settings", settings);
        resources = Defaults.orElse(resources, Resources.of("50m", "64Mi", "256Mi"));
        networkPolicy = Defaults.orElse(networkPolicy, true);
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(RedisProps.class)
                .require(
                        !settings.containsKey("requirepass"),
                        "settings.requirepass",
                        "must not be given here, where anybody can read it; set password instead");
        settings.keySet()
                .forEach(name -> problems.at("settings")
                        .require(
                                PARAMETER.matcher(name).matches(),
                                name,
                                name,
                                "must be a parameter of redis.conf, such as maxmemory-policy"));
        metadata.name().ifPresent(name -> problems.serviceName(name, 63, "metadata.name"));
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        ContainerImage.check(problems, "image", image, "redis:8.2.9");
        ResourceRules.resources(problems, "resources", resources);
        GeneralRules.deployment(problems, "deployment", deployment);
        problems.throwIfAny();
    }

    /** A Redis with the default of everything. */
    public static RedisProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static RedisPropsBuilder builder() {
        return RedisPropsBuilder.builder();
    }

    @Override
    public String objectName() {
        return metadata.name().orElse(NAME);
    }

    /** Starts from these props. */
    public RedisPropsBuilder toBuilder() {
        return RedisPropsBuilder.builder(this);
    }
}
