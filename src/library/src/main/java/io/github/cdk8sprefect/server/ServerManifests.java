package io.github.cdk8sprefect.server;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import io.github.cdk8sprefect.prefect.VariableRules;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;

/** The objects of one server. */
final class ServerManifests {

    private final WiredServer server;
    private final ServerProps props;
    private final ServerProcess process;
    private final Identity identity;

    ServerManifests(WiredServer server) {
        this.server = server;
        this.props = server.props();
        this.process = new ServerProcess(server);
        this.identity = server.identity();
    }

    List<HasMetadata> objects() {
        return new ObjectList()
                .add(process.account().object(identity))
                .add(server.database().objects(identity))
                .add(server.messaging().map(redis -> redis.objects(identity)).orElse(List.of()))
                .add(props.basicAuth()
                        .map(credential -> credential.objects(identity))
                        .orElse(List.of()))
                .add(props.service()
                        .object(identity, WiredServer.PORT_NAME, WiredServer.PORT, new IntOrString(props.port())))
                .add(deployment())
                .add(props.autoscaling().map(autoscaling -> autoscaling.object(identity)))
                .add(props.podDisruptionBudget().map(budget -> budget.object(identity)))
                .toList();
    }

    /** Two servers would write one SQLite file, or the new pod would wait for ever for the volume of the old one. */
    private Deployment deployment() {
        Container container = container();
        VariableRules.check(Problems.of(ServerProps.class), props.pod(), container);
        PodTemplateSpec pods = new PodTemplate(identity, props.pod(), process.account(), PrefectContainer.HARDENING)
                .of(process.initContainers(), container, process.volumes());
        return server.database().isShared()
                ? Workloads.deployment(identity, replicas(), pods, props.deployment())
                : Workloads.singleWriter(identity, replicas(), pods, props.deployment());
    }

    private Container container() {
        return process.container("prefect-server", props.debug(), args())
                .addAllToEnv(ui())
                .addAllToEnv(process.env())
                .addNewPort()
                .withContainerPort(props.port())
                .endPort()
                .withStartupProbe(props.probes().startup().httpGet(props.apiPath() + "/health", props.port()))
                .withLivenessProbe(props.probes().liveness().httpGet(props.apiPath() + "/health", props.port()))
                .withReadinessProbe(props.probes().readiness().httpGet(props.apiPath() + "/ready", props.port()))
                .withResources(props.resources())
                .build();
    }

    private List<String> args() {
        List<String> args = new ArrayList<>(List.of("prefect", "server", "start", "--host", "0.0.0.0"));
        args.addAll(List.of("--log-level", props.logLevel(), "--port", String.valueOf(props.port())));
        if (server.messaging().isPresent()) {
            args.add("--no-services");
        }
        return args;
    }

    private List<EnvVar> ui() {
        List<EnvVar> variables = new ArrayList<>();
        String publicApiUrl = server.publicApiUrl().orElse("http://localhost:4200" + props.apiPath());
        if (!publicApiUrl.isEmpty()) {
            variables.add(variable("PREFECT_UI_API_URL", publicApiUrl));
        }
        if (props.writableUi()) {
            variables.add(variable("PREFECT_UI_STATIC_DIRECTORY", PrefectContainer.HOME + "/ui"));
        }
        props.path().ifPresent(path -> {
            variables.add(variable("PREFECT_UI_SERVE_BASE", path));
            variables.add(variable("PREFECT_SERVER_API_BASE_PATH", props.apiPath()));
        });
        variables.addAll(server.settings().ofWebServers());
        return variables;
    }

    /** Left out beside an autoscaler, which would otherwise be set back at every apply. */
    private Integer replicas() {
        return props.autoscaling()
                .map(autoscaling -> autoscaling.initialReplicas().orElse(null))
                .orElseGet(() -> props.autoscaling().isPresent()
                        ? null
                        : props.replicas().orElse(1));
    }
}
