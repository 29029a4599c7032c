package io.github.cdk8sprefect.messaging;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.NetworkPolicies;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Services;
import io.github.cdk8sprefect.kubernetes.Workloads;
import java.util.List;
import java.util.Optional;

/** The objects of one Redis. */
final class RedisManifests {

    /** User {@code redis} of the official image in its Debian flavour. */
    private static final PodHardening HARDENING = new PodHardening(999);

    private final RedisProps props;
    private final Identity identity;
    private final RedisContainer container;

    RedisManifests(RedisProps props, String namespace) {
        this.props = props;
        this.identity = Identity.of(
                namespace,
                RedisProps.NAME,
                RedisProps.NAME,
                "messaging",
                ContainerImage.of(props.image()).version(),
                props.metadata());
        this.container = new RedisContainer(props);
    }

    String host() {
        return identity.host();
    }

    List<HasMetadata> objects(List<NetworkPolicyPeer> clients) {
        return new ObjectList()
                .add(account().object(identity))
                .add(props.password().objects(identity))
                .add(props.url().objects(identity))
                .add(Services.clusterIp(identity, RedisContainer.PORT_NAME, RedisContainer.PORT))
                .add(deployment())
                .add(networkPolicy(clients))
                .toList();
    }

    /** Two at a time would each have half of the messages. */
    private Deployment deployment() {
        return Workloads.singleWriter(
                identity,
                1,
                new PodTemplate(identity, props.pod(), account(), HARDENING)
                        .of(container.container(), container.volumes()),
                props.deployment());
    }

    private Optional<NetworkPolicy> networkPolicy(List<NetworkPolicyPeer> clients) {
        return props.networkPolicy()
                ? Optional.of(NetworkPolicies.onlyFrom(identity, clients, RedisContainer.PORT))
                : Optional.empty();
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(false);
    }
}
