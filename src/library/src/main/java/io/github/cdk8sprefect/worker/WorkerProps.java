package io.github.cdk8sprefect.worker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.polling.PollingProps;
import io.github.cdk8sprefect.polling.PollingRules;
import io.github.cdk8sprefect.polling.RoleProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a {@link PrefectWorker}.
 *
 * @param name distinguishes this worker from others: its objects are named {@code prefect-worker-<name>}. Default:
 *     none; they are named {@code prefect-worker}. Must be a DNS label
 * @param namespace the namespace of the worker and of the Jobs of its flow runs. Default: the environment's, else
 *     {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations
 * @param prefectVersion the version of Prefect. Default: the environment's, else 2.20.25
 * @param image the container image. Default: the official image of that version, with Kubernetes support
 * @param api the API that is polled. Default: the server of the environment
 * @param workPool the work pool that is polled, by its name or with settings of its own; it is created where it is missing.
 *     Required
 * @param type the type of worker: {@code kubernetes} (default), {@code process}, or another that the image has
 * @param workQueues the queues that are polled. Default: all queues of the pool
 * @param limit maximum number of concurrent flow runs. Default: no limit. Refused: less than 1
 * @param prefetchSeconds how many seconds before they are due flow runs are taken, so that their pods start in time.
 *     Default: 10. Refused: a negative number. Prefect: {@code PREFECT_WORKER_PREFETCH_SECONDS}
 * @param querySeconds seconds between two polls for work. Default: 5. Prefect: {@code PREFECT_WORKER_QUERY_SECONDS}
 * @param http2 whether HTTP/2 is used for the API, if it is served over TLS. Default: Prefect's own, which is off since 2.20.10 except in
 *     3.0.0. Flow runs inherit this. Prefect: {@code PREFECT_API_ENABLE_HTTP2}
 * @param retryOnServerError whether a request that the API answers with 500 is retried, as after 502 and 503: up to
 *     five times within about a minute. Flow runs inherit this. Default: true, because a server answers 500 while its
 *     PostgreSQL is down, and flow runs crash because of it. Prefect: {@code PREFECT_CLIENT_RETRY_EXTRA_CODES}
 * @param debug Prefect's debug mode. Default: false
 * @param clusterUid the cluster's uid, which is the one of namespace {@code kube-system}. Default: the worker reads it,
 *     and is granted the right to
 * @param jobTemplate what the Jobs of flow runs look like, for type {@code kubernetes}. Default: Jobs beside the worker that pass
 *     Pod Security level {@code restricted}. Beside {@code baseJobTemplate} it is refused
 * @param baseJobTemplate a whole template of the pool, in Prefect's own form, in place of {@code jobTemplate}. Default: none.
 *     One that Prefect refuses, or that every flow run would fail on, is refused
 * @param healthCheck whether the worker serves health checks, and how the kubelet probes it. Default: startup, liveness
 *     and readiness probes
 * @param metrics metrics of the worker's process and of the events and logs that it sends, served on port 4201 and
 *     scraped through a PodMonitor. Default: none. Refused for Prefect 2, which has none. Prefect:
 *     {@code PREFECT_CLIENT_ENABLE_METRICS}
 * @param replicas number of pods. Default: 1. Refused: a negative number
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param role its rights in its namespace. Default: create and watch Jobs, for type {@code kubernetes}
 * @param podDisruptionBudget a PodDisruptionBudget. Default: none
 * @param serviceAccount the ServiceAccount. Default: a dedicated one
 * @param pod settings common to all pods
 * @param customize changes any field of any object; Java only
 */
@PropsBuilder
public record WorkerProps(
        Optional<String> name,
        Optional<String> namespace,
        MetadataProps metadata,
        Optional<PrefectVersion> prefectVersion,
        ImageProps image,
        Optional<ApiEndpoint> api,
        WorkPoolProps workPool,
        String type,
        List<String> workQueues,
        Optional<Integer> limit,
        Integer prefetchSeconds,
        Integer querySeconds,
        Optional<Boolean> http2,
        Boolean retryOnServerError,
        Boolean debug,
        Optional<String> clusterUid,
        Optional<JobTemplateProps> jobTemplate,
        Optional<BaseJobTemplate> baseJobTemplate,
        HealthCheckProps healthCheck,
        Optional<ScrapeProps> metrics,
        Integer replicas,
        ResourceRequirements resources,
        RoleProps role,
        Optional<PodDisruptionBudgetProps> podDisruptionBudget,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        @JsonIgnore Customize customize)
        implements PollingProps {

    private static final String NAME = "prefect-worker";
    static final String KUBERNETES = "kubernetes";

    /** Puts the defaults in, and refuses what cannot work. */
    public WorkerProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, ImageProps.defaults());
        type = Defaults.orElse(type, KUBERNETES);
        workQueues = Defaults.list(workQueues);
        prefetchSeconds = Defaults.orElse(prefetchSeconds, 10);
        querySeconds = Defaults.orElse(querySeconds, 5);
        retryOnServerError = Defaults.orElse(retryOnServerError, true);
        debug = Defaults.orElse(debug, false);
        healthCheck = Defaults.orElse(healthCheck, HealthCheckProps.defaults());
        replicas = Defaults.orElse(replicas, 1);
        resources = Defaults.orElse(resources, Resources.of("100m", "256Mi", "1Gi"));
        role = Defaults.orElse(role, RoleProps.defaults());
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.orElse(customize, Customize.nothing());
        Problems problems = Problems.of(WorkerProps.class)
                .given(workPool, "workPool", "must be given (every worker polls exactly one pool)")
                .notBlank(type, "type", "such as kubernetes or process");
        boolean servesMetrics = metrics.isPresent();
        prefectVersion.ifPresent(version -> checkFor(version, servesMetrics, problems));
        new PollingRules(problems)
                .names(NAME, name, namespace)
                .polling(prefetchSeconds, querySeconds, limit)
                .pods(replicas, resources);
        TemplateChoice.check(problems, type, jobTemplate, baseJobTemplate);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static WorkerPropsBuilder builder() {
        return WorkerPropsBuilder.builder();
    }

    /** Starts from these props. */
    public WorkerPropsBuilder toBuilder() {
        return WorkerPropsBuilder.builder(this);
    }

    @Override
    public void checkFor(PrefectVersion version) {
        Problems problems = Problems.of(WorkerProps.class);
        checkFor(version, metrics.isPresent(), problems);
        problems.throwIfAny();
    }

    private static void checkFor(PrefectVersion version, boolean servesMetrics, Problems problems) {
        problems.require(
                !servesMetrics || version.servesMetrics(),
                "metrics",
                "needs Prefect 3 (a worker of " + version + " serves none; monitoring asks the API)");
    }

    @Override
    public String kindName() {
        return NAME;
    }

    /** Where the Jobs of flow runs are; empty where nobody said. */
    public Optional<String> jobsNamespace() {
        return jobTemplate.flatMap(JobTemplateProps::namespace).or(() -> namespace);
    }

    /** Whether flow runs become Jobs in the cluster. */
    boolean startsJobs() {
        return type.equals(KUBERNETES);
    }
}
