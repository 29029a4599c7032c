package io.github.cdk8sprefect.agent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.GeneralRules;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
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
 * Settings of a {@link PrefectAgent}.
 *
 * @param name distinguishes this agent from others: its objects are named {@code prefect-agent-<name>}. Default: none;
 *     they are named {@code prefect-agent}. Must be a DNS label
 * @param namespace the namespace. Default: the environment's, else {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations
 * @param prefectVersion the version of Prefect. Default: the environment's, else 2.20.25. Refused: 3.x, which has no
 *     agent
 * @param image the container image. Default: the official image of that version
 * @param api the API that is polled. Default: the server of the environment
 * @param workPool the work pool whose queues are polled. Default: none
 * @param workQueues the queues that are polled. Default: all queues of the pool; without a pool, the queue
 *     {@code default}
 * @param limit maximum number of concurrent flow runs. Default: no limit. Refused: less than 1
 * @param prefetchSeconds how many seconds before they are due flow runs are taken. Default: 10. Prefect:
 *     {@code PREFECT_AGENT_PREFETCH_SECONDS}
 * @param querySeconds seconds between two polls for work. Default: 5. Prefect: {@code PREFECT_AGENT_QUERY_INTERVAL}
 * @param http2 whether HTTP/2 is used for the API, if it is served over TLS. Default: Prefect's own, which is off since 2.20.10 except in
 *     3.0.0. Flow runs inherit this. Prefect: {@code PREFECT_API_ENABLE_HTTP2}
 * @param retryOnServerError whether a request that the API answers with 500 is retried, as after 502 and 503: up to
 *     five times within about a minute. Flow runs inherit this. Default: true, because a server answers 500 while its
 *     PostgreSQL is down, and flow runs crash because of it. Prefect: {@code PREFECT_CLIENT_RETRY_EXTRA_CODES}
 * @param debug Prefect's debug mode. Default: false
 * @param clusterUid the cluster's uid, which is the one of namespace {@code kube-system}. Default: the agent reads it,
 *     and is granted the right to
 * @param replicas number of pods. Default: 1. Refused: a negative number
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param role its rights in its namespace. Default: create and watch Jobs
 * @param podDisruptionBudget a PodDisruptionBudget. Default: none
 * @param serviceAccount the ServiceAccount. Default: a dedicated one
 * @param pod settings common to all pods
 * @param deployment any other fields of the Deployment beside its pods, such as {@code revisionHistoryLimit} or
 *     {@code strategy}. Refused: {@code replicas}, {@code selector} and {@code template}
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 */
@PropsBuilder
public record AgentProps(
        Optional<String> name,
        Optional<String> namespace,
        MetadataProps metadata,
        Optional<PrefectVersion> prefectVersion,
        ImageProps image,
        Optional<ApiEndpoint> api,
        Optional<String> workPool,
        List<String> workQueues,
        Optional<Integer> limit,
        Integer prefetchSeconds,
        Integer querySeconds,
        Optional<Boolean> http2,
        Boolean retryOnServerError,
        Boolean debug,
        Optional<String> clusterUid,
        Integer replicas,
        ResourceRequirements resources,
        RoleProps role,
        Optional<PodDisruptionBudgetProps> podDisruptionBudget,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        Optional<DeploymentSpec> deployment,
        @JsonIgnore List<Customize> customize)
        implements PollingProps {

    static final String NAME = "prefect-agent";

    /** Puts the defaults in, and refuses what cannot work. */
    public AgentProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, ImageProps.defaults());
        workQueues = Defaults.list("workQueues", workQueues);
        prefetchSeconds = Defaults.orElse(prefetchSeconds, 10);
        querySeconds = Defaults.orElse(querySeconds, 5);
        retryOnServerError = Defaults.orElse(retryOnServerError, true);
        debug = Defaults.orElse(debug, false);
        replicas = Defaults.orElse(replicas, 1);
        resources = Defaults.orElse(resources, Resources.of("100m", "256Mi", "1Gi"));
        role = Defaults.orElse(role, RoleProps.defaults());
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(AgentProps.class);
        prefectVersion.ifPresent(version -> checkFor(version, problems));
        workPool.ifPresent(pool -> problems.notBlank(pool, "workPool", "leave it out to poll queues without a pool"));
        new PollingRules(problems)
                .names(NAME, name, namespace)
                .polling(prefetchSeconds, querySeconds, limit)
                .queues(workQueues, "agents")
                .pods(replicas, resources);
        GeneralRules.deployment(problems, "deployment", deployment);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static AgentPropsBuilder builder() {
        return AgentPropsBuilder.builder();
    }

    /** Starts from these props. */
    public AgentPropsBuilder toBuilder() {
        return AgentPropsBuilder.builder(this);
    }

    @Override
    public void checkFor(PrefectVersion version) {
        Problems problems = Problems.of(AgentProps.class);
        checkFor(version, problems);
        problems.throwIfAny();
    }

    private static void checkFor(PrefectVersion version, Problems problems) {
        problems.require(
                version.hasAgents(),
                "",
                "Prefect " + version + " has no agent (removed in 3.0); use a worker with the same workPool");
    }

    @Override
    public String kindName() {
        return NAME;
    }
}
