package io.github.cdk8sprefect.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.GeneralRules;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Optional;

/**
 * Settings of {@link BackgroundServices}. Image, database and access are the server's.
 *
 * @param metadata names, labels, annotations, beside those of the server. Default name: the server's with the suffix
 *     {@code -services}
 * @param replicas number of pods. Default: 1. Refused: a negative number; more than one before Prefect 3.6.6, or without
 *     {@code messaging.external.sharesTasks}, because only tasks in Redis keep them from doing everything twice
 * @param logLevel what they log: {@code DEBUG}, {@code INFO}, {@code WARNING}, {@code ERROR} or {@code CRITICAL}. Default: not set,
 *     which means {@code WARNING}. Prefect: {@code PREFECT_LOGGING_SERVER_LEVEL}
 * @param debug Prefect's debug mode. Default: that of the server
 * @param serviceAccount a ServiceAccount of their own. Default: the server's
 * @param resources requests and limits. Default: 100m cpu, 512Mi memory, at most 1Gi memory and 2Gi of the node's disk
 * @param inheritPod whether the settings of {@code server.pod} hold for these pods, too, {@code container} aside. Default: true
 * @param pod settings common to all pods, beside those of {@code server.pod}: variables, volumes and containers of the same
 *     name, mounts of the same path, keys and fields here win, and all others add up
 * @param deployment any other fields of the Deployment beside its pods, such as {@code revisionHistoryLimit} or
 *     {@code strategy}. Refused: {@code replicas}, {@code selector} and {@code template}
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 */
@PropsBuilder
public record BackgroundServicesProps(
        MetadataProps metadata,
        Integer replicas,
        Optional<String> logLevel,
        Optional<Boolean> debug,
        Optional<ServiceAccountProps> serviceAccount,
        ResourceRequirements resources,
        Boolean inheritPod,
        PodProps pod,
        Optional<DeploymentSpec> deployment,
        @JsonIgnore List<Customize> customize) {

    /** Puts the defaults in. */
    public BackgroundServicesProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        replicas = Defaults.orElse(replicas, 1);
        inheritPod = Defaults.orElse(inheritPod, true);
        resources = Defaults.orElse(resources, Resources.of("100m", "512Mi", "1Gi"));
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(BackgroundServicesProps.class).atLeast(0, replicas, "replicas");
        metadata.name().ifPresent(name -> problems.dnsName(name, "metadata.name"));
        logLevel.ifPresent(level -> ServerRules.logLevel(problems, level));
        ResourceRules.resources(problems, "resources", resources);
        GeneralRules.deployment(problems, "deployment", deployment);
        problems.throwIfAny();
    }

    /** With the default of everything. */
    public static BackgroundServicesProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static BackgroundServicesPropsBuilder builder() {
        return BackgroundServicesPropsBuilder.builder();
    }

    /** Starts from these props. */
    public BackgroundServicesPropsBuilder toBuilder() {
        return BackgroundServicesPropsBuilder.builder(this);
    }
}
