package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.AffinityRules;
import io.github.cdk8sprefect.rules.ContainerRules;
import io.github.cdk8sprefect.rules.EnvRules;
import io.github.cdk8sprefect.rules.MetadataRules;
import io.github.cdk8sprefect.rules.MountRules;
import io.github.cdk8sprefect.rules.SecurityRules;
import io.github.cdk8sprefect.rules.SpreadRules;
import io.github.cdk8sprefect.rules.TolerationRules;
import io.github.cdk8sprefect.rules.VolumeRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings common to all pods, in Kubernetes' own types. Everything is empty by default.
 *
 * @param labels additional labels of the pods
 * @param annotations annotations of the pods
 * @param env additional environment variables of the main container; one with the same name as ours replaces it. Refused: one
 *     that has no effect beside an argument or another variable of ours, such as {@code PREFECT_SERVER_API_PORT}
 * @param keepsOverriddenEnv whether a variable of ours is kept, before it, if {@code env} has one with the same name:
 *     the pods see the later one, but server-side apply refuses duplicates. Default: false
 * @param envFrom ConfigMaps and Secrets whose keys become environment variables of the main container. A variable of ours, or in
 *     {@code env}, wins over a key with the same name; the keys cannot be checked here
 * @param volumes additional volumes
 * @param volumeMounts additional volume mounts of the main container
 * @param sidecars additional containers; one without a security context gets the main container's default
 * @param initContainers containers that run to completion before the main container starts; one without a security
 *     context gets the main container's default
 * @param imagePullSecrets names of the Secrets for a private registry
 * @param affinity affinity and anti-affinity to nodes and pods
 * @param nodeSelector labels that a node must have
 * @param tolerations taints that the pods tolerate
 * @param topologySpreadConstraints how pods spread over zones and nodes
 * @param priorityClassName name of an existing PriorityClass
 * @param terminationGracePeriodSeconds seconds that a pod gets to shut down. Default: that of the component, else 30,
 *     as in Kubernetes
 * @param securityContext fields of the pod's security context; ours, which passes Pod Security level {@code restricted},
 *     stays in the other fields
 * @param containerSecurityContext fields of the main container's security context; ours stays in the other fields
 * @param hardened whether our security contexts fill in what yours leave open. Default: true. When false, the pods have the
 *     fields that you set and no others, as OpenShift wants it, which chooses the users itself
 * @param spec any other fields of the pod, such as {@code dnsConfig} or {@code runtimeClassName}: mappings merge with ours by key,
 *     lists as in {@code patches}. Refused: fields with a setting of their own
 * @param container any other fields of the main container, such as {@code lifecycle}, {@code command} or {@code args}, merged
 *     the same way. Refused: fields with a setting of their own
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a>
 */
@PropsBuilder
public record PodProps(
        Map<String, String> labels,
        Map<String, String> annotations,
        List<EnvVar> env,
        Boolean keepsOverriddenEnv,
        List<EnvFromSource> envFrom,
        List<Volume> volumes,
        List<VolumeMount> volumeMounts,
        List<Container> sidecars,
        List<Container> initContainers,
        List<String> imagePullSecrets,
        Optional<Affinity> affinity,
        Map<String, String> nodeSelector,
        List<Toleration> tolerations,
        List<TopologySpreadConstraint> topologySpreadConstraints,
        Optional<String> priorityClassName,
        Optional<Integer> terminationGracePeriodSeconds,
        Optional<PodSecurityContext> securityContext,
        Optional<SecurityContext> containerSecurityContext,
        Boolean hardened,
        Optional<PodSpec> spec,
        Optional<Container> container) {

    /** Refuses names, labels and pieces of a pod that Kubernetes refuses. */
    public PodProps {
        labels = Defaults.map("labels", labels);
        annotations = Defaults.map("annotations", annotations);
        env = Defaults.list("env", env);
        keepsOverriddenEnv = Defaults.orElse(keepsOverriddenEnv, false);
        envFrom = Defaults.list("envFrom", envFrom);
        volumes = Defaults.list("volumes", volumes);
        volumeMounts = Defaults.list("volumeMounts", volumeMounts);
        sidecars = Defaults.list("sidecars", sidecars);
        initContainers = Defaults.list("initContainers", initContainers);
        imagePullSecrets = Defaults.list("imagePullSecrets", imagePullSecrets);
        nodeSelector = Defaults.map("nodeSelector", nodeSelector);
        tolerations = Defaults.list("tolerations", tolerations);
        hardened = Defaults.orElse(hardened, true);
        topologySpreadConstraints = Defaults.list("topologySpreadConstraints", topologySpreadConstraints);
        Problems problems = Problems.of(PodProps.class);
        EnvRules.check(problems, "env", env);
        if (!keepsOverriddenEnv) {
            EnvRules.unique(problems, "env", env);
        }
        EnvRules.checkFrom(problems, "envFrom", envFrom);
        VolumeRules.check(problems, "volumes", volumes);
        MountRules.check(problems, "volumeMounts", volumeMounts);
        ContainerRules.of(false).check(problems, "sidecars", sidecars);
        ContainerRules.of(true).check(problems, "initContainers", initContainers);
        affinity.ifPresent(said -> AffinityRules.check(problems, "affinity", said));
        TolerationRules.check(problems, "tolerations", tolerations);
        SpreadRules.check(problems, "topologySpreadConstraints", topologySpreadConstraints);
        securityContext.ifPresent(said -> SecurityRules.pod(problems, "securityContext", said));
        containerSecurityContext.ifPresent(said -> SecurityRules.container(problems, "containerSecurityContext", said));
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        MetadataRules.labels(problems, "nodeSelector", nodeSelector);
        for (int index = 0; index < imagePullSecrets.size(); index++) {
            problems.dnsName(imagePullSecrets.get(index), "imagePullSecrets[" + index + "]");
        }
        priorityClassName.ifPresent(name -> problems.dnsName(name, "priorityClassName"));
        terminationGracePeriodSeconds.ifPresent(
                seconds -> problems.atLeast(0, seconds, "terminationGracePeriodSeconds"));
        GeneralRules.pod(problems, spec, container);
        problems.throwIfAny();
    }

    /** Nothing beyond the component's own pod. */
    public static PodProps defaults() {
        return builder().build();
    }

    /**
     * These settings over those of another pod. Labels, annotations and the node selector merge by key; variables, volumes and
     * containers by name; mounts by path; spread constraints by topology key; security contexts by field. Pull secrets,
     * tolerations and {@code envFrom} add up. For all else, these settings decide where they say something.
     */
    public PodProps over(PodProps lower) {
        return new PodOverlay(this, lower).merged();
    }

    /** Starts from the defaults. */
    public static PodPropsBuilder builder() {
        return PodPropsBuilder.builder();
    }

    /** Starts from these props. */
    public PodPropsBuilder toBuilder() {
        return PodPropsBuilder.builder(this);
    }
}
