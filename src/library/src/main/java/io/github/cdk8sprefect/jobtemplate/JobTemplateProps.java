package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The Jobs of a work pool's flow runs.
 *
 * <p>Deployments may change what Prefect's own template lets them change ({@code job_variables}: {@code image},
 * {@code env}, {@code labels}, {@code memory_request} and the like); the values here are then the defaults. Everything
 * else is fixed.
 *
 * @param enabled whether a template is written. Default: true. When false, the pool keeps Prefect's own template, whose Jobs
 *     go to the namespace {@code default} and do not pass Pod Security level {@code restricted}
 * @param namespace where the Jobs run; the worker gets its rights there. Default: the worker's namespace. Must be a DNS label
 * @param image the image of a deployment that names none. Default: the official image of the worker's Prefect version
 * @param imagePullPolicy {@code IfNotPresent} (default), {@code Always} or {@code Never}
 * @param serviceAccount whose rights flow runs have. Default: the namespace's {@code default} account, without an API token.
 *     An empty mapping writes an account of their own, named as the worker with {@code -jobs}, with a token
 * @param podSecurity the Pod Security level that the pods pass: {@code restricted} (default), or {@code baseline} for images
 *     that need root
 * @param runAsUser uid of the flow runs. Default: 1001 for {@code restricted}. Must be 1 or more; beside {@code baseline} it is
 *     refused, because the image's own user is taken
 * @param resources requests and limits of a flow run. Default: requests of 100m cpu and 256Mi memory (512Mi for Prefect 2.20,
 *     which needs more), no limits
 * @param labels labels of the Jobs and their pods
 * @param annotations annotations of the Jobs and their pods
 * @param backoffLimit how often Kubernetes starts a failed pod again. Default: 0, because Prefect retries flow runs itself
 * @param ttlSecondsAfterFinished seconds after its end when a Job is removed. Default: 3600
 * @param podWatchTimeoutSeconds seconds that a pod has to start before a worker of Prefect 2 gives the flow run up. Default:
 *     600, because nodes that scale and large images take longer than Prefect's 60. Prefect 3 takes no notice
 * @param jobWatchTimeoutSeconds seconds that a worker of Prefect 2 watches a Job. Default: without end. Prefect 3 takes no
 *     notice
 * @param pod settings common to all pods; sidecars follow the flow run's own container, and must end by themselves
 * @param patch any other field of the Job, from {@code spec} or {@code metadata} on, laid over it as {@code patches} are. Default:
 *     none. Fields that Kubernetes does not know and values of a wrong type are refused
 * @param customize changes any field of the Job, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 * @see <a href="https://docs.prefect.io/v3/advanced/customize-base-job-templates">Base job templates</a>
 */
@PropsBuilder
public record JobTemplateProps(
        Boolean enabled,
        Optional<String> namespace,
        Optional<String> image,
        ImageProps.PullPolicy imagePullPolicy,
        Optional<ServiceAccountProps> serviceAccount,
        PodSecurityLevel podSecurity,
        Optional<Long> runAsUser,
        Optional<ResourceRequirements> resources,
        Map<String, String> labels,
        Map<String, String> annotations,
        Integer backoffLimit,
        Integer ttlSecondsAfterFinished,
        Integer podWatchTimeoutSeconds,
        Optional<Integer> jobWatchTimeoutSeconds,
        PodProps pod,
        Optional<ObjectNode> patch,
        @JsonIgnore List<UnaryOperator<Job>> customize) {

    /** Puts the defaults in, and refuses what cannot work. */
    public JobTemplateProps {
        enabled = Defaults.orElse(enabled, true);
        imagePullPolicy = Defaults.orElse(imagePullPolicy, ImageProps.PullPolicy.IfNotPresent);
        podSecurity = Defaults.orElse(podSecurity, PodSecurityLevel.restricted);
        labels = Defaults.map("labels", labels);
        annotations = Defaults.map("annotations", annotations);
        backoffLimit = Defaults.orElse(backoffLimit, 0);
        ttlSecondsAfterFinished = Defaults.orElse(ttlSecondsAfterFinished, 3600);
        podWatchTimeoutSeconds = Defaults.orElse(podWatchTimeoutSeconds, 600);
        pod = Defaults.orElse(pod, PodProps.defaults());
        patch = patch.map(ObjectNode::deepCopy);
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(JobTemplateProps.class)
                .atLeast(0, backoffLimit, "backoffLimit")
                .atLeast(0, ttlSecondsAfterFinished, "ttlSecondsAfterFinished")
                .atLeast(1, podWatchTimeoutSeconds, "podWatchTimeoutSeconds");
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        image.ifPresent(text -> ContainerImage.check(problems, "image", text, "registry.example.com/flows:1.4"));
        jobWatchTimeoutSeconds.ifPresent(seconds -> problems.atLeast(1, seconds, "jobWatchTimeoutSeconds"));
        boolean restricted = podSecurity == PodSecurityLevel.restricted;
        runAsUser.ifPresent(uid -> problems.require(
                        restricted,
                        "runAsUser",
                        "must not be set together with podSecurity: baseline, which takes the image's own user;"
                                + " pod.securityContext sets another")
                .require(
                        !restricted || uid >= 1,
                        "runAsUser",
                        uid,
                        "must be 1 or more (restricted pods never run as root)"));
        resources.ifPresent(wanted -> ResourceRules.resources(problems, "resources", wanted));
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** Jobs beside the worker, restricted, with requests and no limits. */
    public static JobTemplateProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static JobTemplatePropsBuilder builder() {
        return JobTemplatePropsBuilder.builder();
    }

    /** Starts from these props. */
    public JobTemplatePropsBuilder toBuilder() {
        return JobTemplatePropsBuilder.builder(this);
    }
}
