package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of one PostgreSQL. */
final class PostgresManifests {

    /** User {@code postgres} of the official image in its Debian flavour. */
    private static final PodHardening HARDENING = new PodHardening(999);

    private static final String PORT_NAME = "postgresql";
    private static final String DATA = "/var/lib/postgresql/data";

    private final PostgresProps props;
    private final Identity identity;

    PostgresManifests(PostgresProps props) {
        this.props = props;
        this.identity = Identity.of(
                props.namespace().orElse(Identity.DEFAULT_NAMESPACE),
                PostgresProps.NAME,
                PostgresProps.NAME,
                "database",
                version(props.image()),
                props.metadata());
    }

    /** Name of the Service, with the namespace, so that a server elsewhere finds it. */
    String host() {
        return identity.name() + "." + identity.namespace() + ".svc";
    }

    Optional<ServiceAccount> serviceAccount() {
        return account().object(identity);
    }

    List<HasMetadata> secrets() {
        return props.password().objects(identity);
    }

    Service service() {
        return new ServiceBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withSelector(selector())
                .withPorts(servicePort())
                .endSpec()
                .build();
    }

    Service headlessService() {
        return new ServiceBuilder()
                .withMetadata(identity.objectMeta(headlessName(), Map.of()))
                .withNewSpec()
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(selector())
                .withPorts(servicePort())
                .endSpec()
                .build();
    }

    StatefulSet statefulSet() {
        return new StatefulSetBuilder()
                .withMetadata(identity.objectMeta(props.statefulSetName().orElse(identity.name()), Map.of()))
                .withNewSpec()
                .withReplicas(1)
                .withServiceName(headlessName())
                .withNewSelector()
                .withMatchLabels(selector())
                .endSelector()
                .withTemplate(PodTemplate.of(identity, pod(), account(), HARDENING, container(), writableVolumes()))
                .withVolumeClaimTemplates(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("data")
                        .endMetadata()
                        .withSpec(props.storage().claim())
                        .build())
                .endSpec()
                .build();
    }

    Optional<NetworkPolicy> networkPolicy(NetworkPolicyPeer server) {
        if (!props.networkPolicy().enabled()) {
            return Optional.empty();
        }
        return Optional.of(new NetworkPolicyBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(selector())
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withFrom(server)
                .addAllToFrom(props.networkPolicy().from())
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(props.port()))
                .endPort()
                .endIngress()
                .endSpec()
                .build());
    }

    private Container container() {
        return new ContainerBuilder()
                .withName("postgres")
                .withImage(props.image())
                .withImagePullPolicy("IfNotPresent")
                .withArgs(settings())
                .withEnv(
                        variable("POSTGRES_DB", props.database()),
                        variable("POSTGRES_USER", props.user()),
                        props.password().asEnv("POSTGRES_PASSWORD"),
                        variable("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --data-checksums"),
                        // A directory below the mount: initdb refuses one with a lost+found in it.
                        variable("PGDATA", DATA + "/pgdata"),
                        variable("PGPORT", props.port()))
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(props.port())
                .endPort()
                .withStartupProbe(ProbeProps.every(5, 5, 60).exec(ready()))
                .withLivenessProbe(ProbeProps.every(10, 5, 6).exec(ready()))
                .withReadinessProbe(ProbeProps.every(10, 5, 3).exec(ready()))
                .withResources(props.resources())
                .withVolumeMounts(
                        mount("data", DATA),
                        mount("run", "/var/run/postgresql"),
                        mount("tmp", "/tmp"),
                        mount("shm", "/dev/shm"))
                .build();
    }

    /** Over TCP: while the image sets the database up, the server listens on its socket only. */
    private String[] ready() {
        return new String[] {
            "pg_isready",
            "--host=127.0.0.1",
            "--port=" + props.port(),
            "--username=" + props.user(),
            "--dbname=" + props.database()
        };
    }

    private List<String> settings() {
        List<String> args = new ArrayList<>();
        new TreeMap<>(props.settings()).forEach((name, value) -> {
            args.add("-c");
            args.add(name + "=" + value);
        });
        return args;
    }

    /** A fast shutdown (the image's stop signal) needs time to write its last checkpoint. */
    private PodProps pod() {
        return props.pod().toBuilder()
                .terminationGracePeriodSeconds(
                        props.pod().terminationGracePeriodSeconds().orElse(120))
                .build();
    }

    private List<Volume> writableVolumes() {
        return List.of(emptyDir("run", null), emptyDir("tmp", null), emptyDir("shm", "Memory"));
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(false);
    }

    private Map<String, String> selector() {
        return identity.selector();
    }

    private String headlessName() {
        return identity.name() + "-headless";
    }

    private ServicePort servicePort() {
        return new ServicePortBuilder()
                .withName(PORT_NAME)
                .withPort(props.port())
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(PORT_NAME))
                .build();
    }

    private static Volume emptyDir(String name, String medium) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withMedium(medium)
                .endEmptyDir()
                .build();
    }

    private static VolumeMount mount(String name, String path) {
        return new VolumeMountBuilder().withName(name).withMountPath(path).build();
    }

    private static String version(String image) {
        return image.substring(image.lastIndexOf(':') + 1);
    }
}
