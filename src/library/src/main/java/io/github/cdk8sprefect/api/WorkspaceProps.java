package io.github.cdk8sprefect.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Optional;

/**
 * What all flows of a server, or of a workspace of Prefect Cloud, share: variables and concurrency limits. A Job creates them and
 * brings them to what is written here; what is not written here stays as it is.
 *
 * @param namespace the namespace of the Job. Default: the environment's, else {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-workspace}
 * @param prefectVersion the version of Prefect. Default: the environment's, else 2.20.25
 * @param image the container image. Default: the official image of that version
 * @param api the API. Default: the server of the environment. An API key of Prefect Cloud needs the right to edit variables and
 *     concurrency limits
 * @param variables variables. Refused: two of one name
 * @param globalConcurrencyLimits global concurrency limits. Refused: two of one name
 * @param tagConcurrencyLimits limits of task runs by tag. Refused: two of one tag
 * @param backoffLimit how often a failed Job is retried; each try waits two minutes for the API. Default: 6. Refused: a negative
 *     number
 * @param ttlSecondsAfterFinished seconds after which Kubernetes deletes the finished Job. Default: 86400; with {@code argocd} none,
 *     because Argo CD removes the Job of an earlier content itself, and would create a missing one again
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of the node's disk
 * @param serviceAccount the ServiceAccount. Default: a dedicated one, without a token
 * @param pod settings common to all pods; sidecars must end by themselves
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 */
@PropsBuilder
public record WorkspaceProps(
        Optional<String> namespace,
        MetadataProps metadata,
        Optional<PrefectVersion> prefectVersion,
        ImageProps image,
        Optional<ApiEndpoint> api,
        List<VariableProps> variables,
        List<GlobalConcurrencyLimitProps> globalConcurrencyLimits,
        List<TagConcurrencyLimitProps> tagConcurrencyLimits,
        Integer backoffLimit,
        Optional<Integer> ttlSecondsAfterFinished,
        ResourceRequirements resources,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        @JsonIgnore List<Customize> customize)
        implements PartProps {

    static final String NAME = "prefect-workspace";

    private static final int A_DAY = 86_400;
    /** The Job's name is this, a dash and eight characters. */
    private static final int LONGEST_NAME = 54;

    /** Puts the defaults in, and refuses what cannot work. */
    public WorkspaceProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, ImageProps.defaults());
        variables = Defaults.list("variables", variables);
        globalConcurrencyLimits = Defaults.list("globalConcurrencyLimits", globalConcurrencyLimits);
        tagConcurrencyLimits = Defaults.list("tagConcurrencyLimits", tagConcurrencyLimits);
        backoffLimit = Defaults.orElse(backoffLimit, 6);
        resources = Defaults.orElse(resources, Resources.of("100m", "256Mi", "1Gi"));
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(WorkspaceProps.class)
                .require(
                        !variables.isEmpty() || !globalConcurrencyLimits.isEmpty() || !tagConcurrencyLimits.isEmpty(),
                        "",
                        "must have at least one of variables, globalConcurrencyLimits and tagConcurrencyLimits")
                .unique("name", variables.stream().map(VariableProps::name).toList(), "variables")
                .unique(
                        "name",
                        globalConcurrencyLimits.stream()
                                .map(GlobalConcurrencyLimitProps::name)
                                .toList(),
                        "globalConcurrencyLimits")
                .unique(
                        "tag",
                        tagConcurrencyLimits.stream()
                                .map(TagConcurrencyLimitProps::tag)
                                .toList(),
                        "tagConcurrencyLimits")
                .atLeast(0, backoffLimit, "backoffLimit");
        metadata.name().ifPresent(name -> problems.serviceName(name, LONGEST_NAME, "metadata.name"));
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        ttlSecondsAfterFinished.ifPresent(seconds -> problems.atLeast(0, seconds, "ttlSecondsAfterFinished"));
        ResourceRules.resources(problems, "resources", resources);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static WorkspacePropsBuilder builder() {
        return WorkspacePropsBuilder.builder();
    }

    /** Starts from these props. */
    public WorkspacePropsBuilder toBuilder() {
        return WorkspacePropsBuilder.builder(this);
    }

    /** The same, with a Job that Kubernetes deletes, after a day unless it was said when. */
    public WorkspaceProps deletedWhenFinished() {
        return toBuilder()
                .ttlSecondsAfterFinished(ttlSecondsAfterFinished.orElse(A_DAY))
                .build();
    }

    @Override
    public String objectName() {
        return metadata.name().orElse(NAME);
    }

    @Override
    public void checkFor(PrefectVersion version) {
        Problems problems = Problems.of(WorkspaceProps.class);
        problems.each("variables", variables, (at, variable) -> variable.checkFor(version, at));
        problems.throwIfAny();
    }
}
