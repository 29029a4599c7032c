package io.github.cdk8sprefect.server;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.github.cdk8sprefect.database.DatabaseConnection;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of one server. */
final class ServerManifests {

    private static final String PORT_NAME = "server-svc-port";

    private final ServerProps props;
    private final DatabaseConnection database;
    private final Identity identity;

    ServerManifests(ServerProps props, DatabaseConnection database) {
        this.props = props.on(database);
        this.database = database;
        this.identity = identity(props);
    }

    static Identity identity(ServerProps props) {
        return Identity.of(
                props.namespace().orElse(Identity.DEFAULT_NAMESPACE),
                ServerProps.NAME,
                ServerProps.NAME,
                "server",
                props.version().toString(),
                props.metadata());
    }

    ServerEndpoint endpoint() {
        return ServerEndpoint.builder()
                .name(identity.name())
                .namespace(identity.namespace())
                .port(props.service().port())
                .basicAuth(props.basicAuth())
                .build();
    }

    ServerService serviceReference() {
        return new ServerService(identity, PORT_NAME);
    }

    Optional<ServiceAccount> serviceAccount() {
        return account().object(identity);
    }

    List<HasMetadata> databaseObjects() {
        return database.objects(identity);
    }

    Service service() {
        ServiceProps service = props.service();
        return new ServiceBuilder()
                .withMetadata(identity.objectMeta(identity.name(), service.annotations()))
                .withNewSpec()
                .withType(service.type().name())
                .withClusterIP(service.clusterIp().orElse(null))
                .withExternalTrafficPolicy(
                        service.externalTrafficPolicy().map(Enum::name).orElse(null))
                .withSelector(identity.selector())
                .addNewPort()
                .withName(PORT_NAME)
                .withPort(service.port())
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(props.port()))
                .withNodePort(service.nodePort().orElse(null))
                .endPort()
                .endSpec()
                .build();
    }

    Deployment deployment() {
        return new DeploymentBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withReplicas(replicas())
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .withTemplate(PodTemplate.of(
                        identity, props.pod(), account(), PrefectContainer.HARDENING, container(), volumes()))
                .endSpec()
                .build();
    }

    Optional<HasMetadata> autoscaler() {
        return props.autoscaling().map(autoscaling -> autoscaling.object(identity));
    }

    Optional<PodDisruptionBudget> podDisruptionBudget() {
        return props.podDisruptionBudget().map(budget -> budget.object(identity));
    }

    private Container container() {
        return PrefectContainer.of(
                        "prefect-server",
                        props.image().reference(props.version(), ""),
                        props.image().pullPolicy(),
                        args())
                .addNewPort()
                .withContainerPort(props.port())
                .endPort()
                .addAllToEnv(env())
                .withStartupProbe(props.probes().startup().httpGet("/api/health", props.port()))
                .withLivenessProbe(props.probes().liveness().httpGet("/api/health", props.port()))
                .withReadinessProbe(props.probes().readiness().httpGet("/api/ready", props.port()))
                .withResources(props.resources())
                .addAllToVolumeMounts(database.volumeMounts())
                .build();
    }

    private List<String> args() {
        return List.of(
                "prefect",
                "server",
                "start",
                "--host",
                "0.0.0.0",
                "--log-level",
                props.logLevel(),
                "--port",
                String.valueOf(props.port()));
    }

    private List<EnvVar> env() {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(variable("PREFECT_DEBUG_MODE", props.debug()));
        String publicApiUrl = props.publicApiUrl().orElse("http://localhost:4200/api");
        if (!publicApiUrl.isEmpty()) {
            variables.add(variable("PREFECT_UI_API_URL", publicApiUrl));
        }
        if (props.writableUi()) {
            variables.add(variable("PREFECT_UI_STATIC_DIRECTORY", PrefectContainer.HOME + "/ui"));
        }
        variables.addAll(database.env(props.version()));
        props.basicAuth().ifPresent(key -> variables.add(key.asEnv("PREFECT_SERVER_API_AUTH_STRING")));
        return variables;
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(PrefectContainer.scratchVolume());
        volumes.addAll(database.volumes(identity));
        return volumes;
    }

    /** Left out beside an autoscaler, which would otherwise be set back at every apply. */
    private Integer replicas() {
        return props.autoscaling()
                .map(autoscaling -> autoscaling.initialReplicas().orElse(null))
                .orElseGet(() -> props.autoscaling().isPresent()
                        ? null
                        : props.replicas().orElse(1));
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(false);
    }
}
