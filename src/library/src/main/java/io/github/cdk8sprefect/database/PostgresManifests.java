package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of one PostgreSQL. */
final class PostgresManifests {

    /** User {@code postgres} of the official image in its Debian flavour. */
    private static final PodHardening HARDENING = new PodHardening(999);

    private final PostgresProps props;
    private final Identity identity;
    private final PostgresContainer container;

    PostgresManifests(PostgresProps props) {
        this.props = props;
        this.identity = Identity.of(
                props.namespace().orElse(Identity.DEFAULT_NAMESPACE),
                PostgresProps.NAME,
                PostgresProps.NAME,
                "database",
                Identity.imageVersion(props.image()),
                props.metadata());
        this.container = new PostgresContainer(props);
    }

    /** Name of the Service, with the namespace, so that a server elsewhere finds it. */
    String host() {
        return identity.name() + "." + identity.namespace() + ".svc";
    }

    Optional<ServiceAccount> serviceAccount() {
        return account().object(identity);
    }

    Optional<BackupManifests> backup() {
        return props.backup().map(backup -> new BackupManifests(backup, props, identity, host(), account(), HARDENING));
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
                .withTemplate(PodTemplate.of(
                        identity, pod(), account(), HARDENING, container.container(), container.volumes()))
                .withVolumeClaimTemplates(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("data")
                        .endMetadata()
                        .withSpec(props.storage().claim())
                        .build())
                .endSpec()
                .build();
    }

    Optional<NetworkPolicy> networkPolicy(List<NetworkPolicyPeer> clients) {
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
                .withFrom(clients)
                .addAllToFrom(backup().map(BackupManifests::peer).stream().toList())
                .addAllToFrom(props.networkPolicy().from())
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(props.port()))
                .endPort()
                .endIngress()
                .endSpec()
                .build());
    }

    /** A fast shutdown (the image's stop signal) needs time to write its last checkpoint. */
    private PodProps pod() {
        return props.pod().toBuilder()
                .terminationGracePeriodSeconds(
                        props.pod().terminationGracePeriodSeconds().orElse(120))
                .build();
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
                .withName(PostgresContainer.PORT_NAME)
                .withPort(props.port())
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(PostgresContainer.PORT_NAME))
                .build();
    }
}
