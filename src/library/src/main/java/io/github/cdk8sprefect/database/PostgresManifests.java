package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.NetworkPolicies;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Services;
import java.util.ArrayList;
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

    PostgresManifests(PostgresProps props, String namespace) {
        this.props = props;
        this.identity = Identity.of(
                namespace,
                PostgresProps.NAME,
                PostgresProps.NAME,
                "database",
                ContainerImage.of(props.image()).version(),
                props.metadata());
        this.container = new PostgresContainer(props);
    }

    String host() {
        return identity.host();
    }

    List<HasMetadata> objects(List<NetworkPolicyPeer> clients) {
        return new ObjectList()
                .add(account().object(identity))
                .add(props.password().objects(identity))
                .add(Services.clusterIp(identity, PostgresContainer.PORT_NAME, props.port()))
                .add(Services.headless(identity, headlessName(), PostgresContainer.PORT_NAME, props.port()))
                .add(statefulSet())
                .add(networkPolicy(clients))
                .add(backup().map(BackupManifests::objects).orElse(List.of()))
                .toList();
    }

    private StatefulSet statefulSet() {
        return new StatefulSetBuilder()
                .withMetadata(identity.objectMeta(props.statefulSetName().orElse(identity.name()), Map.of()))
                .withNewSpec()
                .withReplicas(1)
                .withServiceName(headlessName())
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .withTemplate(new PodTemplate(identity, pod(), account(), HARDENING)
                        .of(container.container(), container.volumes()))
                .withVolumeClaimTemplates(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("data")
                        .endMetadata()
                        .withSpec(props.storage().claim())
                        .build())
                .endSpec()
                .build();
    }

    private Optional<NetworkPolicy> networkPolicy(List<NetworkPolicyPeer> clients) {
        if (!props.networkPolicy().enabled()) {
            return Optional.empty();
        }
        List<NetworkPolicyPeer> all = new ArrayList<>(clients);
        backup().map(BackupManifests::pods).ifPresent(all::add);
        all.addAll(props.networkPolicy().from());
        return Optional.of(NetworkPolicies.onlyFrom(identity, all, props.port()));
    }

    Optional<BackupManifests> backup() {
        return props.backup().map(backup -> new BackupManifests(backup, props, identity, host(), account(), HARDENING));
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

    private String headlessName() {
        return identity.name() + "-headless";
    }
}
