package io.github.cdk8sprefect.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.GeneralRules;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import io.github.cdk8sprefect.server.ServiceProps;
import java.util.List;
import java.util.Optional;

/**
 * prometheus-prefect-exporter: queries Prefect's API for deployments, flow runs, work pools and queues, and serves
 * metrics to Prometheus.
 *
 * @param namespace the namespace. Default: the environment's, else {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-exporter}
 * @param prefectVersion the version of Prefect whose API it queries. Default: the environment's, else 2.20.25
 * @param image its image. Default: {@code prefecthq/prometheus-prefect-exporter:3.6.1}, and {@code :1.6.3} for Prefect
 *     2, whose API rejects the requests of later versions. A tag is required
 * @param api the API that it queries, with its credentials. Default: that of the environment, else the environment's
 *     server
 * @param csrf whether the server requires CSRF tokens. Default: as {@code server.csrfProtection} says of the environment's server,
 *     else false
 * @param port the port that it listens on. Default: 8000. Must be a port
 * @param replicas number of pods; each answers the same. Default: 1. Refused: a negative number
 * @param service the Service in front of it
 * @param podDisruptionBudget a PodDisruptionBudget. Default: none
 * @param probes whether the kubelet opens a connection to the port at its start, and then every 10 seconds. Default: true. Any path by
 *     HTTP is a whole read of Prefect's API. For other probes, set false here, and {@code pod.container.livenessProbe}
 * @param home whether it has a home directory that it may write, which Prefect's library looks for. Default: true
 * @param scrape how Prometheus scrapes it: a ServiceMonitor. Each scrape queries the API for everything. Default: every
 *     minute
 * @param alerts alerts on its metrics: a PrometheusRule. Default: none
 * @param dashboard a dashboard of its metrics for Grafana. Default: none
 * @param resources requests and limits. Default: 50m cpu, 128Mi memory, at most 512Mi memory and 2Gi of the node's disk
 * @param serviceAccount the ServiceAccount. Default: a dedicated one, without a token
 * @param pod settings common to all pods; {@code env} for more settings, such as {@code OFFSET_MINUTES}
 * @param deployment any other fields of the Deployment beside its pods, such as {@code revisionHistoryLimit} or
 *     {@code strategy}. Refused: {@code replicas}, {@code selector} and {@code template}
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 * @see <a href="https://github.com/PrefectHQ/prometheus-prefect-exporter">prometheus-prefect-exporter</a>
 */
@PropsBuilder
public record ExporterProps(
        Optional<String> namespace,
        MetadataProps metadata,
        Optional<PrefectVersion> prefectVersion,
        Optional<String> image,
        Optional<ApiEndpoint> api,
        Optional<Boolean> csrf,
        Integer port,
        Integer replicas,
        ServiceProps service,
        Optional<PodDisruptionBudgetProps> podDisruptionBudget,
        Boolean probes,
        Boolean home,
        ScrapeProps scrape,
        Optional<AlertsProps> alerts,
        Optional<DashboardProps> dashboard,
        ResourceRequirements resources,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        Optional<DeploymentSpec> deployment,
        @JsonIgnore List<Customize> customize)
        implements PartProps {

    static final String NAME = "prefect-exporter";

    private static final String REPOSITORY = "prefecthq/prometheus-prefect-exporter";

    /** Puts the defaults in, and refuses what Kubernetes refuses. */
    public ExporterProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        port = Defaults.orElse(port, 8000);
        replicas = Defaults.orElse(replicas, 1);
        service = Defaults.orElse(service, ServiceProps.defaults());
        probes = Defaults.orElse(probes, true);
        home = Defaults.orElse(home, true);
        scrape = Defaults.orElse(scrape, ScrapeProps.defaults());
        resources = Defaults.orElse(resources, Resources.of("50m", "128Mi", "512Mi"));
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(ExporterProps.class).port(port, "port").atLeast(0, replicas, "replicas");
        image.ifPresent(text -> ContainerImage.check(problems, "image", text, REPOSITORY + ":3.6.1"));
        metadata.name().ifPresent(name -> problems.serviceName(name, 63, "metadata.name"));
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        ResourceRules.resources(problems, "resources", resources);
        GeneralRules.deployment(problems, "deployment", deployment);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static ExporterPropsBuilder builder() {
        return ExporterPropsBuilder.builder();
    }

    @Override
    public String objectName() {
        return metadata.name().orElse(NAME);
    }

    /** Who the pods are. */
    public Identity identity(Wiring wiring) {
        return Identity.of(
                wiring.namespace(),
                NAME,
                NAME,
                "exporter",
                containerImage(wiring.version()).version(),
                metadata);
    }

    /** The same, for a server that is known to require CSRF tokens, or not to, unless it was said here. */
    public ExporterProps withDefaultCsrf(boolean required) {
        return toBuilder().csrf(csrf.orElse(required)).build();
    }

    /** Tried with 2.20.25 and 3.8.3: since 1.6.4, the exporter filters by what Prefect 2 does not know. */
    ContainerImage containerImage(PrefectVersion version) {
        return ContainerImage.of(image.orElse(REPOSITORY + (version.major() == 2 ? ":1.6.3" : ":3.6.1")));
    }

    /** Starts from these props. */
    public ExporterPropsBuilder toBuilder() {
        return ExporterPropsBuilder.builder(this);
    }
}
