package io.github.cdk8sprefect.monitoring;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Volumes;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.VariableRules;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of one exporter. */
final class ExporterManifests {

    /** User {@code nobody} of the image. */
    private static final PodHardening HARDENING = new PodHardening(65534);

    private static final String PORT_NAME = "metrics";
    private static final String HOME = "home";

    /** Prefect's library, which the exporter loads, looks for a home that it may write. */
    private static final String DIRECTORY = "/home/prefect";

    /** Where the image listens. */
    private static final int OWN_PORT = 8000;

    private final ExporterProps props;
    private final ContainerImage image;
    private final ApiEndpoint api;
    private final Identity identity;
    private final ExporterMetrics metrics;

    ExporterManifests(ExporterProps props, Wiring wiring) {
        Problems.of(ExporterProps.class)
                .require(
                        wiring.api().isPresent(),
                        "api",
                        "must be given: the endpoint of a server, Prefect Cloud or a URL")
                .throwIfAny();
        this.props = props;
        this.image = props.containerImage(wiring.version());
        this.api = wiring.api().orElseThrow();
        this.identity = props.identity(wiring);
        this.metrics = new ExporterMetrics(identity, wiring.version());
    }

    List<HasMetadata> objects() {
        return new ObjectList()
                .add(account().object(identity))
                .add(props.service().object(identity, PORT_NAME, props.port(), new IntOrString(PORT_NAME)))
                .add(deployment())
                .add(props.podDisruptionBudget().map(budget -> budget.object(identity)))
                .add(serviceMonitor())
                .add(props.alerts().map(alerts -> new Alerts(alerts, identity, metrics).object()))
                .add(props.dashboard().map(dashboard -> new Dashboard(dashboard, identity, metrics).object()))
                .toList();
    }

    private Deployment deployment() {
        Container container = container();
        VariableRules.check(Problems.of(ExporterProps.class), props.pod(), container);
        return Workloads.deployment(
                identity,
                props.replicas(),
                new PodTemplate(identity, props.pod(), account(), HARDENING)
                        .of(container, props.home() ? List.of(Volumes.emptyDir(HOME)) : List.of()),
                props.deployment());
    }

    private Optional<HasMetadata> serviceMonitor() {
        return Optional.of(props.scrape())
                .filter(ScrapeProps::enabled)
                .map(scrape -> scrape.serviceMonitor(
                        identity, props.service().portName().orElse(PORT_NAME), "/metrics"));
    }

    private Container container() {
        return image.container("prefect-exporter")
                .withEnv(env())
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(props.port())
                .endPort()
                .withStartupProbe(probe(5, 24))
                .withLivenessProbe(probe(10, 6))
                .withReadinessProbe(probe(10, 3))
                .withResources(props.resources())
                .withVolumeMounts(props.home() ? List.of(Volumes.mount(HOME, DIRECTORY)) : List.of())
                .build();
    }

    /** Any path by HTTP is a whole read of Prefect's API, so the kubelet asks the port alone. */
    private Probe probe(int periodSeconds, int times) {
        return props.probes() ? ProbeProps.every(periodSeconds, 5, times).tcp(PORT_NAME) : null;
    }

    private List<EnvVar> env() {
        List<EnvVar> variables = new ArrayList<>();
        if (props.home()) {
            variables.add(variable("HOME", DIRECTORY));
            variables.add(variable("PREFECT_HOME", DIRECTORY));
        }
        if (props.port() != OWN_PORT) {
            variables.add(variable("METRICS_PORT", props.port()));
        }
        variables.add(variable("PREFECT_API_URL", api.url()));
        variables.addAll(api.env());
        if (props.csrf().orElse(false)) {
            variables.add(variable("PREFECT_CSRF_ENABLED", "True"));
        }
        return variables;
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(false);
    }
}
