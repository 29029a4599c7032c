package io.github.cdk8sprefect.worker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.GeneralRules;
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
import io.github.cdk8sprefect.server.AutoscalingProps;
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
 * @param workerName the name by which Prefect shows the worker. Default: its kind and a random part, so that several pods differ.
 *     Refused: blank. Prefect: {@code --name}
 * @param installPolicy when packages that a type of worker needs are installed: {@code always}, {@code if-not-present},
 *     {@code never} or {@code prompt}. Default: not set, which means {@code prompt}. Prefect: {@code --install-policy}
 * @param extraArgs more arguments of {@code prefect worker start}
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
 * @param observedNamespaces the namespaces whose Jobs the worker's observer watches, since Prefect 3.4.1; none for the whole cluster.
 *     Default: that of the Jobs. Elsewhere the worker needs rights that {@code role} does not give. Prefect:
 *     {@code PREFECT_INTEGRATIONS_KUBERNETES_OBSERVER_NAMESPACES}
 * @param jobCredentials how flow runs get the API credentials on Prefect 3. Default: {@code Secret}, from the worker's Secret
 * @param healthCheck whether the worker serves health checks, and how the kubelet probes it. Default: startup, liveness
 *     and readiness probes
 * @param metrics metrics of the worker's process and of the events and logs that it sends, served on port 4201 and
 *     scraped through a PodMonitor. Default: none. Refused for Prefect 2, which has none. Prefect:
 *     {@code PREFECT_CLIENT_ENABLE_METRICS}
 * @param replicas number of pods. Default: 1. Refused: a negative number
 * @param autoscaling a HorizontalPodAutoscaler. Default: none. A worker hardly works while its flow runs do, so cpu and memory say
 *     little about how many are waiting
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param role its rights in its namespace. Default: create and watch Jobs, for type {@code kubernetes}
 * @param podDisruptionBudget a PodDisruptionBudget. Default: none
 * @param serviceAccount the ServiceAccount. Default: a dedicated one
 * @param pod settings common to all pods
 * @param deployment any other fields of the Deployment beside its pods, such as {@code revisionHistoryLimit} or
 *     {@code strategy}. Refused: {@code replicas}, {@code selector} and {@code template}
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
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
        Optional<String> workerName,
        Optional<String> installPolicy,
        List<String> extraArgs,
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
        Optional<List<String>> observedNamespaces,
        JobCredentials jobCredentials,
        HealthCheckProps healthCheck,
        Optional<ScrapeProps> metrics,
        Integer replicas,
        Optional<AutoscalingProps> autoscaling,
        ResourceRequirements resources,
        RoleProps role,
        Optional<PodDisruptionBudgetProps> podDisruptionBudget,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        Optional<DeploymentSpec> deployment,
        @JsonIgnore List<Customize> customize)
        implements PollingProps {

    private static final String NAME = "prefect-worker";
    static final String KUBERNETES = "kubernetes";
    private static final int METRICS_PORT = 4201;

    private static final List<String> INSTALL_POLICIES = List.of("always", "if-not-present", "never", "prompt");

    /** How flow runs get the credentials of the API. */
    public enum JobCredentials {
        /** The Jobs refer to the Secret that the worker's own pod has them from. */
        Secret,
        /** The worker makes a Secret of its own for the Jobs, for which it needs rights to Secrets. */
        OwnSecret,
        /** The Jobs hold them in plain text, for everybody who may read Jobs. */
        PlainText
    }

    /** Puts the defaults in, and refuses what cannot work. */
    public WorkerProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, ImageProps.defaults());
        type = Defaults.orElse(type, KUBERNETES);
        extraArgs = Defaults.list("extraArgs", extraArgs);
        observedNamespaces = observedNamespaces.map(names -> Defaults.list("observedNamespaces", names));
        jobCredentials = Defaults.orElse(jobCredentials, JobCredentials.Secret);
        workQueues = Defaults.list("workQueues", workQueues);
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
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(WorkerProps.class)
                .given(workPool, "workPool", "must be given (every worker polls exactly one pool)")
                .notBlank(type, "type", "such as kubernetes or process");
        workerName.ifPresent(
                text -> problems.notBlank(text, "workerName", "leave it out for a name that Prefect makes"));
        installPolicy.ifPresent(policy -> problems.require(
                INSTALL_POLICIES.contains(policy),
                "installPolicy",
                policy,
                "must be one of " + String.join(", ", INSTALL_POLICIES)));
        observedNamespaces.ifPresent(
                names -> problems.each("observedNamespaces", names, (at, text) -> at.dnsLabel(text, "")));
        ResourceRequirements measured = resources;
        autoscaling.ifPresent(scaling -> problems.attempt("autoscaling", () -> scaling.measuredAgainst(measured)));
        boolean servesMetrics = metrics.isPresent();
        prefectVersion.ifPresent(version -> checkFor(version, servesMetrics, problems));
        new PollingRules(problems)
                .names(NAME, name, namespace)
                .polling(prefetchSeconds, querySeconds, limit)
                .queues(workQueues, "workers")
                .pods(replicas, resources);
        TemplateChoice.check(problems, type, jobTemplate, baseJobTemplate);
        GeneralRules.deployment(problems, "deployment", deployment);
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

    /** Null leaves the number of pods to an autoscaler. */
    @Override
    public Integer writtenReplicas() {
        return autoscaling
                .map(scaling -> scaling.initialReplicas().orElse(null))
                .orElse(autoscaling.isPresent() ? null : replicas);
    }

    /** The port at which the pods serve metrics, if they do. */
    public Optional<Integer> metricsPort() {
        return metrics.map(served -> METRICS_PORT);
    }

    /** Whether flow runs become Jobs in the cluster. */
    public boolean startsJobs() {
        return type.equals(KUBERNETES);
    }
}
