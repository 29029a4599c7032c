package io.github.cdk8sprefect.worker;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.polling.PollingManifests;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.worker.BaseJobTemplate.FromConfigMap;
import io.github.cdk8sprefect.worker.BaseJobTemplate.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one worker. */
final class WorkerManifests {

    /** Where {@code --with-healthcheck} listens, whatever else is set. */
    private static final int HEALTH_PORT = 8080;

    private static final String METRICS = "metrics";
    private static final int METRICS_PORT = 4201;

    private static final String TEMPLATE_DIRECTORY = "/etc/prefect/base-job-template";
    private static final String TEMPLATE_KEY = "baseJobTemplate.json";

    private final WorkerProps props;
    private final Wiring wiring;
    private final Identity identity;

    WorkerManifests(WorkerProps props, Wiring wiring) {
        props.checkFor(wiring.version());
        this.props = props;
        this.wiring = wiring;
        this.identity = props.identity("worker", wiring);
    }

    List<HasMetadata> objects() {
        PollingManifests worker = new PollingManifests(identity, props, wiring, props.startsJobs());
        HealthCheckProps health = props.healthCheck();
        Container container = worker.container(
                        "prefect-worker", props.startsJobs() ? "-kubernetes" : "", args(), settings())
                .withStartupProbe(health.probe(health.startup(), HEALTH_PORT))
                .withLivenessProbe(health.probe(health.liveness(), HEALTH_PORT))
                .withReadinessProbe(health.probe(health.readiness(), HEALTH_PORT))
                .addAllToPorts(metricsPort().stream().toList())
                .addAllToVolumeMounts(templateMount().stream().toList())
                .build();
        return worker.objects(
                container,
                templateVolume().stream().toList(),
                Stream.concat(templateConfigMap().stream(), podMonitor().stream())
                        .toList());
    }

    private List<String> args() {
        List<String> args = new ArrayList<>(
                List.of("prefect", "worker", "start", "--type", props.type(), "--pool", props.workPool()));
        props.workQueues().forEach(queue -> args.addAll(List.of("--work-queue", queue)));
        props.limit().ifPresent(limit -> args.addAll(List.of("--limit", String.valueOf(limit))));
        if (props.healthCheck().enabled()) {
            args.add("--with-healthcheck");
        }
        template()
                .ifPresent(template ->
                        args.addAll(List.of("--base-job-template", TEMPLATE_DIRECTORY + "/" + template.key())));
        return args;
    }

    private List<EnvVar> settings() {
        List<EnvVar> settings = new ArrayList<>();
        settings.add(variable("PREFECT_WORKER_PREFETCH_SECONDS", props.prefetchSeconds()));
        settings.add(variable("PREFECT_WORKER_QUERY_SECONDS", props.querySeconds()));
        if (props.startsJobs() && wiring.version().observesJobs()) {
            // Without namespaces, the observer watches the whole cluster, which it has no right to.
            settings.add(variable("PREFECT_INTEGRATIONS_KUBERNETES_OBSERVER_NAMESPACES", identity.namespace()));
        }
        if (props.metrics().isPresent()) {
            settings.add(variable("PREFECT_CLIENT_ENABLE_METRICS", true));
        }
        return settings;
    }

    private Optional<ContainerPort> metricsPort() {
        return props.metrics()
                .map(metrics -> new ContainerPortBuilder()
                        .withName(METRICS)
                        .withContainerPort(METRICS_PORT)
                        .build());
    }

    /** A worker has no Service, so Prometheus finds its pods. */
    private Optional<HasMetadata> podMonitor() {
        return props.metrics().filter(ScrapeProps::enabled).map(metrics -> metrics.podMonitor(identity, METRICS));
    }

    private Optional<FromConfigMap> template() {
        return props.baseJobTemplate()
                .map(template -> template instanceof FromConfigMap existing
                        ? existing
                        : new FromConfigMap(identity.name() + "-base-job-template", TEMPLATE_KEY));
    }

    private Optional<ConfigMap> templateConfigMap() {
        return props.baseJobTemplate()
                .filter(Inline.class::isInstance)
                .map(Inline.class::cast)
                .map(inline -> new ConfigMapBuilder()
                        .withMetadata(
                                identity.objectMeta(template().orElseThrow().name(), Map.of()))
                        .withData(Map.of(TEMPLATE_KEY, inline.json()))
                        .build());
    }

    private Optional<Volume> templateVolume() {
        return template()
                .map(template -> new VolumeBuilder()
                        .withName("base-job-template")
                        .withNewConfigMap()
                        .withName(template.name())
                        .endConfigMap()
                        .build());
    }

    private Optional<VolumeMount> templateMount() {
        return template()
                .map(template -> new VolumeMountBuilder()
                        .withName("base-job-template")
                        .withMountPath(TEMPLATE_DIRECTORY)
                        .withReadOnly(true)
                        .build());
    }
}
