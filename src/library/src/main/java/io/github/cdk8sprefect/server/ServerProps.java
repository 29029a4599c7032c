package io.github.cdk8sprefect.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.GeneralRules;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.prefect.BasePath;
import io.github.cdk8sprefect.prefect.ImageProps;
import io.github.cdk8sprefect.prefect.PartProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.props.Rule;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a {@link PrefectServer}.
 *
 * @param namespace the namespace. Default: the environment's, else {@code prefect}. Must be a DNS label
 * @param metadata names, labels, annotations. Default name: {@code prefect-server}
 * @param prefectVersion the version of Prefect. Default: the environment's, else 2.20.25
 * @param image the container image. Default: the official image of that version
 * @param publicApiUrl the URL of the API for browsers, which the UI uses. Default: derived from the ingress if there is
 *     one, else {@code http://localhost:4200/api}, for a port forward; an ingress or a route that is placed by hand is
 *     then refused. A path alone, such as {@code /api}, is relative
 *     to the UI's address; with an empty text the UI uses {@code /api}. Anything else is refused
 * @param uiUrl the address of the UI in browsers, for links in notifications, logs and messages of flow runs. Default: the
 *     public address of the API without {@code /api}, if there is one. With an empty text there are no such links. Anything
 *     but a URL is refused. Prefect: {@code PREFECT_UI_URL}
 * @param path base path of UI and API, for a host that is shared with other applications, such as {@code /prefect}.
 *     Default: none, UI at {@code /} and API at {@code /api}. Refused: before Prefect 3.3, one that does not start with
 *     {@code /}, and one that ends with it. Prefect: {@code PREFECT_SERVER_API_BASE_PATH},
 *     {@code PREFECT_UI_SERVE_BASE}
 * @param port the port of the container. Default: 4200. Must be a port
 * @param logLevel what the web server logs: {@code DEBUG}, {@code INFO}, {@code WARNING}, {@code ERROR} or {@code CRITICAL}.
 *     Default: {@code WARNING}. Refused: any other level, on which the server would end
 * @param debug Prefect's debug mode, which logs everything. Default: false
 * @param writableUi whether Prefect writes the UI's files, into which it inserts the API's address, to its home
 *     directory instead of its program folder, which fails on a read-only root file system. Default: true. Prefect:
 *     {@code PREFECT_UI_STATIC_DIRECTORY}
 * @param analytics whether the server tells Prefect every ten minutes that it runs, and its UI advertises Prefect Cloud. Default:
 *     false. Prefect: {@code PREFECT_SERVER_ANALYTICS_ENABLED}, {@code PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT}
 * @param csrfProtection whether requests that change something need a CSRF token, as Prefect advises for production. Prefect's own
 *     clients and the UI send it; scripts of your own must ask for one. Default: false. Needs Prefect 2.16.5 or later. Prefect:
 *     {@code PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED}
 * @param corsAllowedOrigins web pages of which sites may call the API, such as {@code https://prefect.example.com}, or {@code *} for
 *     all. Default: the UI's own if {@code ingress} or {@code httpRoute} has one host, else all. Needs Prefect 2.20.17, or 3.0.3 or
 *     later. Prefect: {@code PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS}
 * @param keepAliveTimeoutSeconds seconds after which an idle connection is closed. Default: Prefect's 5. Must be 1 or more. A load
 *     balancer that keeps connections longer, such as 60 seconds at AWS, sends requests into closed ones: set it above that.
 *     Prefect: {@code PREFECT_SERVER_API_KEEPALIVE_TIMEOUT}
 * @param connectionPool the connections to PostgreSQL. Default: Prefect's own numbers. Must not be set on SQLite
 * @param retention how long events and flow runs are kept. Default: events for 7 days, flow runs for ever
 * @param basicAuth where {@code user:password} comes from, which clients need; Prefect 3 only. Default: none
 * @param replicas number of pods. Default: 1. Refused: a negative number; more than one with SQLite, or with Prefect 3
 *     without {@code messaging}. Not written if {@code autoscaling} is set
 * @param autoscaling a HorizontalPodAutoscaler. Default: none. Refused without the requests that its targets refer to
 * @param podDisruptionBudget a PodDisruptionBudget. Default: none
 * @param backgroundServices the background services as a separate Deployment. Default: separate if {@code messaging} is
 *     set. Refused without {@code messaging}, through which they communicate
 * @param migration a Job that migrates the database, instead of every server at its start. Default: one where there is
 *     messaging, more than one replica or autoscaling, because migrations at the same time fail. Must not be set on SQLite
 * @param service the Service in front of the server
 * @param resources requests and limits. Default: 100m cpu, 512Mi memory, at most 1Gi memory and 2Gi of
 *     the node's disk
 * @param probes startup, liveness and readiness probes. Default: all three
 * @param serviceAccount the ServiceAccount. Default: a dedicated one, without a token
 * @param pod settings common to all pods
 * @param deployment any other fields of the Deployment beside its pods, such as {@code revisionHistoryLimit} or
 *     {@code strategy}. Refused: {@code replicas}, {@code selector} and {@code template}
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 */
@PropsBuilder
public record ServerProps(
        Optional<String> namespace,
        MetadataProps metadata,
        Optional<PrefectVersion> prefectVersion,
        ImageProps image,
        Optional<String> publicApiUrl,
        Optional<String> uiUrl,
        Optional<String> path,
        Integer port,
        String logLevel,
        Boolean debug,
        Boolean writableUi,
        Boolean analytics,
        Boolean csrfProtection,
        List<String> corsAllowedOrigins,
        Optional<Integer> keepAliveTimeoutSeconds,
        Optional<ConnectionPoolProps> connectionPool,
        Optional<RetentionProps> retention,
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
        Optional<DeploymentSpec> deployment,
        @JsonIgnore List<Customize> customize)
        implements PartProps {

    static final String NAME = "prefect-server";

    private static final Rule PUBLIC_ADDRESS = Rule.pattern(Pattern.compile("|/.*|https?://[^/\\s]\\S*"));
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d+)?|\\*");

    /** Puts the defaults in, and refuses what cannot work. */
    public ServerProps {
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        image = Defaults.orElse(image, ImageProps.defaults());
        port = Defaults.orElse(port, 4200);
        logLevel = Defaults.orElse(logLevel, "WARNING");
        debug = Defaults.orElse(debug, false);
        writableUi = Defaults.orElse(writableUi, true);
        analytics = Defaults.orElse(analytics, false);
        csrfProtection = Defaults.orElse(csrfProtection, false);
        corsAllowedOrigins = Defaults.list("corsAllowedOrigins", corsAllowedOrigins);
        service = Defaults.orElse(service, ServiceProps.defaults());
        resources = Defaults.orElse(resources, Resources.of("100m", "512Mi", "1Gi"));
        probes = Defaults.orElse(probes, ServerProbes.defaults());
        serviceAccount = Defaults.orElse(serviceAccount, ServiceAccountProps.defaults());
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(ServerProps.class).port(port, "port");
        ServerRules.logLevel(problems, logLevel);
        metadata.name().ifPresent(name -> problems.serviceName(name, 63, "metadata.name"));
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
        publicApiUrl.ifPresent(url -> problems.require(
                url.isEmpty() || url.startsWith("/") || ApiUrl.isUrl(url),
                "publicApiUrl",
                url,
                "must be a URL such as https://prefect.example.com/api, a path such as /api, or empty",
                PUBLIC_ADDRESS));
        uiUrl.filter(url -> !url.isEmpty()).ifPresent(url -> ApiUrl.checkUiUrl(problems, url));
        path.ifPresent(prefix -> BasePath.check(problems, "path", prefix));
        problems.each(
                "corsAllowedOrigins",
                corsAllowedOrigins,
                (at, origin) -> at.matches(
                        ORIGIN,
                        origin,
                        "",
                        "must be a site such as https://prefect.example.com, without a path, or *"));
        keepAliveTimeoutSeconds.ifPresent(seconds -> problems.atLeast(1, seconds, "keepAliveTimeoutSeconds"));
        replicas.ifPresent(number -> problems.atLeast(0, number, "replicas"));
        ResourceRequirements measured = resources;
        autoscaling.ifPresent(scaling -> problems.attempt("autoscaling", () -> scaling.measuredAgainst(measured)));
        ResourceRules.resources(problems, "resources", resources);
        GeneralRules.deployment(problems, "deployment", deployment);
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

    /** Whether the user asks for what Prefect does by itself: web pages of all sites may call the API. */
    boolean allowsAllOrigins() {
        return corsAllowedOrigins.contains("*");
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

    /** What of the pod's settings holds for the server's other processes: all but the main container's own. */
    PodProps podOfOthers() {
        return pod.toBuilder().container(Optional.empty()).build();
    }

    MigrationProps migrationOrDefault() {
        return migration.orElseGet(MigrationProps::defaults);
    }

    /** Starts from these props. */
    public ServerPropsBuilder toBuilder() {
        return ServerPropsBuilder.builder(this);
    }
}
