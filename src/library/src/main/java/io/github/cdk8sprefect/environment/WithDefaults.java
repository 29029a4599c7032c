package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.api.WorkspaceProps;
import io.github.cdk8sprefect.api.WorkspacePropsBuilder;
import io.github.cdk8sprefect.database.BackupPropsBuilder;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.database.PostgresPropsBuilder;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.messaging.RedisPropsBuilder;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.monitoring.ExporterPropsBuilder;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The props of parts on top of {@link EnvironmentDefaults}, and the objects of parts with their labels and registry. */
final class WithDefaults {

    private final EnvironmentDefaults defaults;
    private final PodProps pod;
    private final boolean isNone;

    WithDefaults(EnvironmentDefaults defaults) {
        this.defaults = defaults;
        this.isNone = defaults.equals(EnvironmentDefaults.none());
        this.pod = defaults.pod().toBuilder()
                .labels(joined(defaults.labels(), defaults.pod().labels()))
                .build();
    }

    ServerProps of(ServerProps server) {
        return isNone ? server : server.toBuilder().pod(server.pod().over(pod)).build();
    }

    PostgresProps of(PostgresProps postgres) {
        return isNone
                ? postgres
                : PostgresPropsBuilder.builder(postgres)
                        .pod(postgres.pod().over(pod))
                        .backup(postgres.backup()
                                .map(backup -> BackupPropsBuilder.builder(backup)
                                        .pod(backup.pod().over(pod))
                                        .build()))
                        .build();
    }

    RedisProps of(RedisProps redis) {
        return isNone
                ? redis
                : RedisPropsBuilder.builder(redis).pod(redis.pod().over(pod)).build();
    }

    ExporterProps of(ExporterProps exporter) {
        return isNone
                ? exporter
                : ExporterPropsBuilder.builder(exporter)
                        .pod(exporter.pod().over(pod))
                        .build();
    }

    WorkspaceProps of(WorkspaceProps workspace) {
        return isNone
                ? workspace
                : WorkspacePropsBuilder.builder(workspace)
                        .pod(workspace.pod().over(pod))
                        .build();
    }

    AgentProps of(AgentProps agent) {
        return isNone ? agent : agent.toBuilder().pod(agent.pod().over(pod)).build();
    }

    /** A worker and its flow runs. */
    WorkerProps of(WorkerProps worker, PrefectVersion version) {
        if (isNone) {
            return worker;
        }
        return worker.toBuilder()
                .pod(worker.pod().over(pod))
                .jobTemplate(
                        hasTypedJobs(worker)
                                ? Optional.of(
                                        of(jobs(worker), worker.prefectVersion().orElse(version)))
                                : worker.jobTemplate())
                .build();
    }

    /** The image of flow runs that name none; empty where a whole template says it. */
    Optional<String> imageOfFlowRuns(WorkerProps worker, PrefectVersion version) {
        return Optional.of(worker)
                .filter(WithDefaults::hasTypedJobs)
                .map(typed -> image(jobs(typed), typed.prefectVersion().orElse(version)));
    }

    private static boolean hasTypedJobs(WorkerProps worker) {
        return worker.type().equals("kubernetes")
                && worker.baseJobTemplate().isEmpty()
                && jobs(worker).enabled();
    }

    private static JobTemplateProps jobs(WorkerProps worker) {
        return worker.jobTemplate().orElseGet(JobTemplateProps::defaults);
    }

    /** Prefect's own default comes from Docker Hub. */
    private String image(JobTemplateProps jobs, PrefectVersion version) {
        return mirrored(jobs.image()
                .orElseGet(() -> ImageProps.defaults().image(version, "").reference()));
    }

    private JobTemplateProps of(JobTemplateProps jobs, PrefectVersion version) {
        return jobs.toBuilder()
                .image(defaults.registry().isEmpty() ? jobs.image() : Optional.of(image(jobs, version)))
                .labels(joined(defaults.labels(), jobs.labels()))
                .pod(jobs.pod().over(pod))
                .build();
    }

    /** Completes an object: labels and annotations that it has itself stay. */
    Customize objects() {
        return isNone ? Customize.nothing() : this::completed;
    }

    private HasMetadata completed(HasMetadata object) {
        object.setMetadata(new ObjectMetaBuilder(object.getMetadata())
                .withLabels(joined(defaults.labels(), object.getMetadata().getLabels()))
                .withAnnotations(
                        joined(defaults.annotations(), object.getMetadata().getAnnotations()))
                .build());
        defaults.registry()
                .flatMap(registry -> Selectors.template(object))
                .map(PodTemplateSpec::getSpec)
                .ifPresent(this::mirror);
        return object;
    }

    private void mirror(PodSpec pod) {
        pod.setInitContainers(mirrored(pod.getInitContainers()));
        pod.setContainers(mirrored(pod.getContainers()));
    }

    private List<Container> mirrored(List<Container> containers) {
        return containers.stream()
                .map(container -> new ContainerBuilder(container)
                        .withImage(mirrored(container.getImage()))
                        .build())
                .toList();
    }

    /** An image that names a registry has a dot or a colon in what comes before its first slash. */
    private String mirrored(String image) {
        boolean namesRegistry = image.matches("(localhost|[^/]*[.:][^/]*)/.*");
        return namesRegistry
                ? image
                : defaults.registry().map(registry -> registry + "/").orElse("") + image;
    }

    private static Map<String, String> joined(Map<String, String> lower, Map<String, String> upper) {
        Map<String, String> all = new TreeMap<>(lower);
        if (upper != null) {
            all.putAll(upper);
        }
        return all;
    }
}
