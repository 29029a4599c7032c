package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A component's pod: its own containers and volumes, completed by what the user said of the pod.
 *
 * @param identity who the pods are
 * @param pod what the user said of them
 * @param serviceAccount whose rights they have
 * @param hardening whose user they run as
 */
@Internal
public record PodTemplate(Identity identity, PodProps pod, ServiceAccountProps serviceAccount, PodHardening hardening) {

    /** The template with this main container, see {@link #of(List, Container, List)}. */
    public PodTemplateSpec of(Container own, List<Volume> ownVolumes) {
        return of(List.of(), own, ownVolumes);
    }

    /**
     * The template with these containers.
     *
     * <p>Refuses a name or a mount path of the user's that the component's own containers and volumes have, too.
     *
     * @param ownInit the component's init containers; they come after the user's, which may be a way to the database, and get
     *     the same of the user's as the main container
     * @param own the component's main container; the user's variables, mounts and security context are added to it
     * @param ownVolumes the component's volumes; the user's follow
     */
    public PodTemplateSpec of(List<Container> ownInit, Container own, List<Volume> ownVolumes) {
        checkLabels();
        new PodClashes(Problems.of(identity.name()), pod).check(ownInit, own, ownVolumes);
        return new PodTemplateSpecBuilder()
                .withMetadata(identity.podMeta(pod))
                .withSpec(TypedOverlay.over(spec(ownInit, own, ownVolumes), pod.spec()))
                .build();
    }

    /** The labels that Services, policies and the workload itself find the pods by. */
    private void checkLabels() {
        Problems problems = Problems.of(identity.name());
        identity.selector()
                .forEach((key, value) -> problems.at("pod.labels")
                        .require(
                                value.equals(pod.labels().getOrDefault(key, value)),
                                key,
                                pod.labels().get(key),
                                "must be left out, or " + value + ", which the pods are found by"
                                        + (value.equals(identity.component())
                                                ? ""
                                                : "; metadata.appName and metadata.instance change it")));
        problems.throwIfAny();
    }

    private PodSpec spec(List<Container> ownInit, Container own, List<Volume> ownVolumes) {
        return new PodSpecBuilder()
                .withImagePullSecrets(pod.imagePullSecrets().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withServiceAccountName(serviceAccount.nameFor(identity))
                .withAutomountServiceAccountToken(serviceAccount.automountTokenField())
                .withAffinity(pod.affinity().orElse(null))
                .withNodeSelector(pod.nodeSelector())
                .withTolerations(pod.tolerations())
                .withTopologySpreadConstraints(pod.topologySpreadConstraints())
                .withPriorityClassName(pod.priorityClassName().orElse(null))
                .withTerminationGracePeriodSeconds(pod.terminationGracePeriodSeconds()
                        .map(Integer::longValue)
                        .orElse(null))
                .withSecurityContext(podContext())
                .withInitContainers(
                        pod.initContainers().stream().map(this::hardened).toList())
                .addAllToInitContainers(ownInit.stream().map(this::completed).toList())
                .withContainers(TypedOverlay.over(completed(own), pod.container()))
                .addAllToContainers(pod.sidecars().stream().map(this::hardened).toList())
                .withVolumes(ownVolumes)
                .addAllToVolumes(pod.volumes())
                .build();
    }

    private Container completed(Container own) {
        return new ContainerBuilder(own)
                .withEnv(withUsers(own.getEnv()))
                .addAllToEnvFrom(pod.envFrom())
                .addAllToVolumeMounts(pod.volumeMounts())
                .withSecurityContext(containerContext(pod.containerSecurityContext()))
                .build();
    }

    private PodSecurityContext podContext() {
        return pod.hardened()
                ? hardening.pod(pod.securityContext().orElseGet(PodSecurityContext::new))
                : pod.securityContext().orElse(null);
    }

    private SecurityContext containerContext(Optional<SecurityContext> said) {
        return pod.hardened()
                ? hardening.container(said.orElseGet(SecurityContext::new), podContext())
                : said.orElse(null);
    }

    /** The user's own container, which a namespace that enforces Pod Security would refuse without a security context. */
    private Container hardened(Container users) {
        return users.getSecurityContext() == null
                ? new ContainerBuilder(users)
                        .withSecurityContext(containerContext(Optional.empty()))
                        .build()
                : users;
    }

    /** A name that stands twice is refused by server-side apply, so the user's variable takes the place of ours. */
    private List<EnvVar> withUsers(List<EnvVar> ours) {
        Set<String> taken = pod.keepsOverriddenEnv()
                ? Set.of()
                : pod.env().stream().map(EnvVar::getName).collect(Collectors.toSet());
        return Stream.concat(ours.stream().filter(variable -> !taken.contains(variable.getName())), pod.env().stream())
                .toList();
    }
}
