package io.github.cdk8sprefect.worker;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.api.ApiSync;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.polling.PollingManifests;
import io.github.cdk8sprefect.prefect.PrefectCloud;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of one worker. */
final class WorkerManifests {

    /** Where {@code --with-healthcheck} listens, whatever else is set. */
    private static final int HEALTH_PORT = 8080;

    private static final String METRICS = "metrics";

    private final WorkerProps props;
    private final Wiring wiring;
    private final Identity identity;
    private final WorkerTemplate template;

    WorkerManifests(WorkerProps props, Wiring wiring) {
        props.checkFor(wiring.version());
        this.props = props;
        this.wiring = wiring;
        this.identity = props.identity("worker", wiring);
        this.template = WorkerTemplate.of(props, wiring, identity);
    }

    List<HasMetadata> objects() {
        PollingManifests worker = new PollingManifests(identity, props, wiring, props.startsJobs(), jobsNamespace());
        HealthCheckProps health = props.healthCheck();
        Container container = worker.container(
                        "prefect-worker", props.startsJobs() ? "-kubernetes" : "", args(), settings())
                .withStartupProbe(health.probe(health.startup(), HEALTH_PORT))
                .withLivenessProbe(health.probe(health.liveness(), HEALTH_PORT))
                .withReadinessProbe(health.probe(health.readiness(), HEALTH_PORT))
                .addAllToPorts(metricsPort().stream().toList())
                .addAllToVolumeMounts(template.mount().stream().toList())
                .build();
        Optional<ApiSync> sync = sync();
        List<HasMetadata> more = new ArrayList<>(template.objects());
        sync.map(ApiSync::configMap).ifPresent(more::add);
        podMonitor().ifPresent(more::add);
        props.autoscaling().map(scaling -> scaling.object(identity)).ifPresent(more::add);
        return worker.objects(container, template.volume().stream().toList(), more).stream()
                .map(object -> sync.isPresent() && object instanceof Deployment deployment
                        ? sync.get().before(deployment)
                        : object)
                .toList();
    }

    /** Cloud's API keys of workers may not edit pools unless somebody let them. */
    private Optional<ApiSync> sync() {
        WorkPoolProps pool = props.workPool();
        boolean synced = pool.sync().orElse(!(wiring.api().orElseThrow() instanceof PrefectCloud));
        Problems.of(WorkerProps.class)
                .require(
                        synced || !pool.hasSettings(),
                        "workPool.sync",
                        "must be true or false (concurrencyLimit, description and queues reach a pool of Prefect Cloud by"
                                + " it, if the API key may edit work pools)")
                .throwIfAny();
        return Optional.of(ApiSync.of(identity, pool, props.type(), template.file(), template.text()))
                .filter(sync -> synced && (pool.hasSettings() || template.file().isPresent()));
    }

    private List<String> args() {
        List<String> args = new ArrayList<>(List.of(
                "prefect",
                "worker",
                "start",
                "--type",
                props.type(),
                "--pool",
                props.workPool().name()));
        props.workQueues().forEach(queue -> args.addAll(List.of("--work-queue", queue)));
        props.installPolicy().ifPresent(policy -> args.addAll(List.of("--install-policy", policy)));
        props.limit().ifPresent(limit -> args.addAll(List.of("--limit", String.valueOf(limit))));
        if (props.healthCheck().enabled()) {
            args.add("--with-healthcheck");
        }
        props.workerName().ifPresent(name -> args.addAll(List.of("--name", name)));
        template.file().ifPresent(file -> args.addAll(List.of("--base-job-template", file)));
        args.addAll(props.extraArgs());
        return args;
    }

    private List<EnvVar> settings() {
        List<EnvVar> settings = new ArrayList<>();
        settings.add(variable("PREFECT_WORKER_PREFETCH_SECONDS", props.prefetchSeconds()));
        settings.add(variable("PREFECT_WORKER_QUERY_SECONDS", props.querySeconds()));
        List<String> observed = props.observedNamespaces().orElseGet(() -> List.of(jobsNamespace()));
        if (props.startsJobs() && wiring.version().observesJobs() && !observed.isEmpty()) {
            // Without namespaces, the observer watches the whole cluster, which it has no right to.
            settings.add(variable("PREFECT_INTEGRATIONS_KUBERNETES_OBSERVER_NAMESPACES", String.join(",", observed)));
        }
        settings.addAll(FlowRunCredentials.settings(props, wiring));
        if (props.metrics().isPresent()) {
            settings.add(variable("PREFECT_CLIENT_ENABLE_METRICS", true));
        }
        return settings;
    }

    private String jobsNamespace() {
        return props.jobsNamespace().orElse(wiring.namespace());
    }

    private Optional<ContainerPort> metricsPort() {
        return props.metricsPort()
                .map(port -> new ContainerPortBuilder()
                        .withName(METRICS)
                        .withContainerPort(port)
                        .build());
    }

    /** A worker has no Service, so Prometheus finds its pods. */
    private Optional<HasMetadata> podMonitor() {
        return props.metrics().filter(ScrapeProps::enabled).map(metrics -> metrics.podMonitor(identity, METRICS));
    }
}
