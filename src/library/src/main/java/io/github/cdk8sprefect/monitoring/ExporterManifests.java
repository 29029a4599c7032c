package io.github.cdk8sprefect.monitoring;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Services;
import io.github.cdk8sprefect.kubernetes.Volumes;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
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
    private static final int PORT = 8000;
    private static final String HOME = "home";

    private final ExporterProps props;
    private final ContainerImage image;
    private final ApiEndpoint api;
    private final Identity identity;

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
        this.identity = Identity.of(
                wiring.namespace(),
                ExporterProps.NAME,
                ExporterProps.NAME,
                "exporter",
                image.version(),
                props.metadata());
    }

    List<HasMetadata> objects() {
        return new ObjectList()
                .add(account().object(identity))
                .add(Services.clusterIp(identity, PORT_NAME, PORT))
                .add(deployment())
                .add(serviceMonitor())
                .toList();
    }

    private Deployment deployment() {
        return Workloads.deployment(
                identity,
                1,
                new PodTemplate(identity, props.pod(), account(), HARDENING)
                        .of(container(), List.of(Volumes.emptyDir(HOME))));
    }

    private Optional<HasMetadata> serviceMonitor() {
        return Optional.of(props.scrape())
                .filter(ScrapeProps::enabled)
                .map(scrape -> scrape.serviceMonitor(identity, PORT_NAME, "/metrics"));
    }

    private Container container() {
        return image.container("prefect-exporter")
                .withEnv(env())
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(PORT)
                .endPort()
                // Any path by HTTP is a whole read of Prefect's API, so the kubelet asks the port alone.
                .withStartupProbe(ProbeProps.every(5, 5, 24).tcp(PORT_NAME))
                .withLivenessProbe(ProbeProps.every(10, 5, 6).tcp(PORT_NAME))
                .withReadinessProbe(ProbeProps.every(10, 5, 3).tcp(PORT_NAME))
                .withResources(props.resources())
                // Prefect's library, which the exporter loads, looks for a home that it may write.
                .withVolumeMounts(Volumes.mount(HOME, "/home/prefect"))
                .build();
    }

    private List<EnvVar> env() {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(variable("HOME", "/home/prefect"));
        variables.add(variable("PREFECT_HOME", "/home/prefect"));
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
