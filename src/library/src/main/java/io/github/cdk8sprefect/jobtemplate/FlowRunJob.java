package io.github.cdk8sprefect.jobtemplate;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PatchProps;
import io.github.cdk8sprefect.kubernetes.PatchedObject;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.ObjectRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The Job of a flow run without job variables.
 *
 * @param props what the user said
 * @param identity who the Jobs are
 * @param version the worker's Prefect
 * @param credentials variables that let the flow run into its API and must not stand in the Job with their values
 */
record FlowRunJob(JobTemplateProps props, Identity identity, PrefectVersion version, List<EnvVar> credentials) {

    /** The name by which Prefect finds its container among others. */
    static final String CONTAINER = "prefect-job";

    /** What stands in the Job where a deployment's command goes. */
    static final String COMMAND = "{{ command }}";

    private static final long USER = 1001;

    Job job() {
        Job job = new JobBuilder()
                .withNewMetadata()
                .withNamespace(identity.namespace())
                .withLabels(joined(identity.selector(), props.labels()))
                .withAnnotations(props.annotations())
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(props.backoffLimit())
                .withTtlSecondsAfterFinished(props.ttlSecondsAfterFinished())
                .withTemplate(template())
                .endSpec()
                .build();
        return customized(patched(job));
    }

    private Job patched(Job job) {
        Problems problems = Problems.of(JobTemplateProps.class);
        PatchedObject patched = new PatchedObject(job);
        try {
            props.patch()
                    .ifPresent(patch -> patched.lay(
                            PatchProps.builder().kind("Job").merge(patch).build(), "patch"));
        } catch (InvalidPropsException e) {
            e.problems()
                    .forEach(problem ->
                            problems.require(false, problem.path().replaceFirst("^merge", "patch"), problem.message()));
        }
        patched.check(problems, (at, object) -> ObjectRules.checkTemplate(at, (Job) object));
        problems.throwIfAny();
        return (Job) patched.object();
    }

    private Job customized(Job job) {
        Job customized = job;
        for (UnaryOperator<Job> change : props.customize()) {
            customized = change.apply(customized);
        }
        Problems problems = Problems.of(JobTemplateProps.class);
        ObjectRules.checkTemplate(problems.at("customize"), customized);
        problems.throwIfAny();
        return customized;
    }

    private PodTemplateSpec template() {
        PodHardening hardening = new PodHardening(props.runAsUser().orElse(USER));
        PodTemplateSpec template = new PodTemplate(identity, pod(), account(), hardening).of(container(), volumes());
        return new PodTemplateSpecBuilder(template)
                .editMetadata()
                // Of the worker's Prefect, and a deployment may bring another in its image.
                .removeFromLabels("app.kubernetes.io/version")
                .endMetadata()
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build();
    }

    private PodProps pod() {
        PodProps pod = props.pod().toBuilder()
                .labels(joined(props.labels(), props.pod().labels()))
                .annotations(joined(props.annotations(), props.pod().annotations()))
                .build();
        return restricted() ? pod : pod.toBuilder().hardened(false).build();
    }

    /** Where flow runs have no account of their own, nothing in them asks Kubernetes' API for anything. */
    ServiceAccountProps account() {
        return props.serviceAccount()
                .map(asked -> asked.withDefaultToken(true))
                .orElseGet(() -> ServiceAccountProps.builder()
                        .create(false)
                        .automountToken(false)
                        .build());
    }

    private Container container() {
        ContainerImage image = new ContainerImage(
                props.image().orElse(null), props.imagePullPolicy().name());
        ContainerBuilder container = restricted()
                // The image's own entry point and working directory: the code is often there.
                ? PrefectContainer.of(CONTAINER, image, List.of()).withCommand().withWorkingDir(null)
                : image.container(CONTAINER);
        return container
                .withArgs(version.clonesIntoTheWorkingDirectory() ? WritableWorkspace.args(version) : List.of())
                .addAllToEnv(credentials)
                .withResources(resources())
                .build();
    }

    private List<Volume> volumes() {
        return restricted() ? List.of(PrefectContainer.scratchVolume()) : List.of();
    }

    private ResourceRequirements resources() {
        return props.resources()
                .orElseGet(() -> new ResourceRequirementsBuilder()
                        .addToRequests("cpu", new Quantity("100m"))
                        .addToRequests("memory", new Quantity(version.needsMoreMemoryForFlowRuns() ? "512Mi" : "256Mi"))
                        .build());
    }

    private boolean restricted() {
        return props.podSecurity() == PodSecurityLevel.restricted;
    }

    private static Map<String, String> joined(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new TreeMap<>(first);
        all.putAll(second);
        return all;
    }
}
