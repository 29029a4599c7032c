package io.github.cdk8sprefect.worker;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.cdk8sprefect.jobtemplate.JobTemplate;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.worker.BaseJobTemplate.FromConfigMap;
import io.github.cdk8sprefect.worker.BaseJobTemplate.Inline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The base job template of a worker's pool: its source, and how the worker's pod gets it.
 *
 * @param typed ours, where the worker has one
 * @param text the template; empty where it is not known here. Generated once, because most methods need it
 */
record WorkerTemplate(WorkerProps props, Identity identity, Optional<JobTemplate> typed, Optional<String> text) {

    private static final String VOLUME = "base-job-template";
    private static final String DIRECTORY = "/etc/prefect/base-job-template";
    private static final String KEY = "baseJobTemplate.json";

    static WorkerTemplate of(WorkerProps props, Wiring wiring, Identity identity) {
        Optional<JobTemplate> typed = typed(props, wiring, identity);
        return new WorkerTemplate(props, identity, typed, text(props, typed));
    }

    private static Optional<JobTemplate> typed(WorkerProps props, Wiring wiring, Identity worker) {
        JobTemplateProps asked = props.jobTemplate().orElseGet(JobTemplateProps::defaults);
        if (!props.startsJobs() || props.baseJobTemplate().isPresent() || !asked.enabled()) {
            return Optional.empty();
        }
        Identity jobs = new Identity(
                props.jobsNamespace().orElse(worker.namespace()),
                worker.name() + "-jobs",
                "prefect-flow-run",
                worker.instance(),
                "flow-run",
                worker.version(),
                worker.labels(),
                worker.annotations());
        // The worker hands its own settings on to flow runs, yet not this one.
        PodProps formatted = PodProps.builder().env(wiring.logFormat().env()).build();
        JobTemplateProps template =
                asked.toBuilder().pod(asked.pod().over(formatted)).build();
        return Optional.of(new JobTemplate(template, jobs, wiring.version(), FlowRunCredentials.inTemplate(wiring)));
    }

    private static Optional<String> text(WorkerProps props, Optional<JobTemplate> typed) {
        Problems problems = Problems.of(WorkerProps.class);
        Optional<String> ours = typed.flatMap(template -> problems.attempt("jobTemplate", template::json));
        problems.throwIfAny();
        return ours.or(() ->
                props.baseJobTemplate().filter(Inline.class::isInstance).map(template -> ((Inline) template).json()));
    }

    /** Where the worker's containers find it. */
    Optional<String> file() {
        return source().map(source -> DIRECTORY + "/" + source.key());
    }

    List<HasMetadata> objects() {
        return Stream.<HasMetadata>concat(serviceAccount().stream(), configMap().stream())
                .toList();
    }

    Optional<Volume> volume() {
        return source().map(source -> new VolumeBuilder()
                .withName(VOLUME)
                .withNewConfigMap()
                .withName(source.name())
                .endConfigMap()
                .build());
    }

    Optional<VolumeMount> mount() {
        return source().map(source -> new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(DIRECTORY)
                .withReadOnly(true)
                .build());
    }

    private Optional<ServiceAccount> serviceAccount() {
        return typed.flatMap(JobTemplate::serviceAccount);
    }

    private Optional<ConfigMap> configMap() {
        return text.map(json -> new ConfigMapBuilder()
                .withMetadata(identity.objectMeta(source().orElseThrow().name(), Map.of()))
                .withData(Map.of(KEY, json))
                .build());
    }

    private Optional<FromConfigMap> source() {
        return props.baseJobTemplate()
                .filter(FromConfigMap.class::isInstance)
                .map(FromConfigMap.class::cast)
                .or(() -> text.map(json -> new FromConfigMap(identity.name() + "-" + VOLUME, KEY)));
    }
}
