package io.github.cdk8sprefect.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ResourceRules;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a {@link PrefectServer}.
 *
 * @param namespace where it runs. Default: the environment's, else {@code prefect}. Refused: what is no DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-server}
 * @param prefectVersion the Prefect that runs. Default: the environment's, else 2.20.25
 * @param image the container image. Default: the official one of that version
 * @param publicApiUrl where a browser finds the API, which the UI is told. Default: from the ingress where there is one,
 *     else {@code http://localhost:4200/api}, which a port forward answers. A path alone, such as {@code /api}, is below
 *     the UI's own address; empty text says nothing to the UI, which then takes {@code /api}. Refused: all else
 * @param path path below which UI and API lie, for a host that serves more than Prefect, such as {@code /prefect}. Default:
 *     none, UI at {@code /} and API at {@code /api}. Refused: before Prefect 3.3, one that does not start with {@code /}, and
 *     one that ends with it. Prefect: {@code PREFECT_SERVER_API_BASE_PATH}, {@code PREFECT_UI_SERVE_BASE}
 * @param port where the container listens. Default: 4200. Refused: what is no port
 * @param logLevel what the web server logs: {@code DEBUG}, {@code INFO}, {@code WARNING}, {@code ERROR} or {@code CRITICAL}.
 *     Default: {@code WARNING}. Refused: any other level, on which the server would end
 * @param debug Prefect's debug mode, which logs everything. Default: false
 * @param writableUi whether Prefect writes the UI's files, which it fills with the API's address, into its home instead
 *     of into its program folder, where a read-only root file system ends the start. Default: true. Prefect:
 *     {@code PREFECT_UI_STATIC_DIRECTORY}
 * @param basicAuth where {@code user:password} comes from, which clients must know; Prefect 3 only. Default: none
 * @param replicas number of pods. Default: 1. Refused: a negative number; more than one on SQLite, or of Prefect 3 without
 *     messaging between them. Not written when there is autoscaling
 * @param autoscaling a HorizontalPodAutoscaler. Default: none. Refused: without the requests that it measures against
 * @param podDisruptionBudget a PodDisruptionBudget. Default: none
 * @param backgroundServices the process that schedules and cleans up, apart from the web server. Default: one where there is
 *     messaging. Refused: without messaging, through which the two talk
 * @param migration a Job that migrates the database, instead of every server at its start. Default: one where there is
 *     messaging, more than one replica or autoscaling, because migrations at the same time fail. Must not be set on SQLite
 * @param service how the server is reached in the cluster
 * @param resources requests and limits. Default: 100m cpu, 512Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param probes startup, liveness and readiness probes. Default: all three
 * @param serviceAccount whose rights it has. Default: one of its own, without a token
 * @param pod what can be said of any pod
 * @param customize changes any field of any object; Java only
 */
@PropsBuilder
public record ServerProps(
        Optional<String> namespace,
        MetadataProps metadata,
        Optional<PrefectVersion> prefectVersion,
        ImageProps image,
        Optional<String> publicApiUrl,
        Optional<String> path,
        Integer port,
        String logLevel,
        Boolean debug,
        Boolean writableUi,
        Optional<Credential> basicAuth,
        Optional<Integer> replicas,
        Optional<AutoscalingProps> autoscaling,
        Optional<PodDisruptionBudgetProps> podDisruptionBudget,
        Optional<BackgroundServicesProps> backgroundServices,
        Optional<MigrationProps> migration,
        ServiceProps service,
        ResourceRequirements resources,
        ServerProbes probes,
        ServiceAccountProps serviceAccount,
        PodProps pod,
        @JsonIgnore Customize customize)
        implements PartProps {

    static final String NAME = "prefect-server";

    private static final List<String> LOG_LEVELS = List.of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    /** Puts the defaults in, and refuses what cannot work. */
    public ServerProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, ImageProps.defaults());
        port = Defaults.orElse(port, 4200);
        logLevel = Defaults.orElse(logLevel, "WARNING");
        debug = Defaults.orElse(debug, false);
        writableUi = Defaults.orElse(writableUi, true);
        service = Defaults.orElse(service, ServiceProps.defaults());
        resources = Defaults.orElse(resources, Resources.of("100m", "512Mi", "1Gi"));
        probes = Defaults.orElse(probes, ServerProbes.defaults());
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.orElse(customize, Customize.nothing());
        Problems problems = Problems.of(ServerProps.class)
                .port(port, "port")
                .require(
                        LOG_LEVELS.contains(logLevel.toUpperCase(Locale.ROOT)),
                        "logLevel",
                        logLevel,
                        "must be one of " + String.join(", ", LOG_LEVELS));
        metadata.name().ifPresent(name -> problems.serviceName(name, 63, "metadata.name"));
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        publicApiUrl.ifPresent(url -> problems.require(
                url.isEmpty() || url.startsWith("/") || ApiUrl.isUrl(url),
                "publicApiUrl",
                url,
                "must be a URL such as https://prefect.example.com/api, a path such as /api, or empty"));
        path.ifPresent(prefix -> problems.require(
                PATH.matcher(prefix).matches(),
                "path",
                prefix,
                "must start with / and not end with it, such as /prefect"));
        replicas.ifPresent(number -> problems.atLeast(0, number, "replicas"));
        ResourceRequirements measured = resources;
        autoscaling.ifPresent(scaling -> problems.attempt("autoscaling", () -> scaling.measuredAgainst(measured)));
        ResourceRules.resources(problems, "resources", resources);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static ServerPropsBuilder builder() {
        return ServerPropsBuilder.builder();
    }

    @Override
    public String objectName() {
        return metadata.name().orElse(NAME);
    }

    /** Where the API lies on the server. */
    String apiPath() {
        return ApiUrl.below(path.orElse(""));
    }

    /** The number of servers that there may be. */
    int mostReplicas() {
        return autoscaling.map(AutoscalingProps::maxReplicas).or(() -> replicas).orElse(1);
    }

    BackgroundServicesProps backgroundServicesOrDefault() {
        return backgroundServices.orElseGet(BackgroundServicesProps::defaults);
    }

    MigrationProps migrationOrDefault() {
        return migration.orElseGet(MigrationProps::defaults);
    }

    /** Starts from these props. */
    public ServerPropsBuilder toBuilder() {
        return ServerPropsBuilder.builder(this);
    }
}
