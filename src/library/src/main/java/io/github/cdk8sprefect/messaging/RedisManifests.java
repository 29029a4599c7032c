package io.github.cdk8sprefect.messaging;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one Redis. */
final class RedisManifests {

    /** User {@code redis} of the official image in its Debian flavour. */
    private static final PodHardening HARDENING = new PodHardening(999);

    private final RedisProps props;
    private final Identity identity;
    private final RedisContainer container;

    RedisManifests(RedisProps props) {
        this.props = props;
        this.identity = Identity.of(
                props.namespace().orElse(Identity.DEFAULT_NAMESPACE),
                RedisProps.NAME,
                RedisProps.NAME,
                "messaging",
                Identity.imageVersion(props.image()),
                props.metadata());
        this.container = new RedisContainer(props);
    }

    /** Name of the Service, with the namespace, so that a server elsewhere finds it. */
    String host() {
        return identity.name() + "." + identity.namespace() + ".svc";
    }

    Optional<ServiceAccount> serviceAccount() {
        return account().object(identity);
    }

    List<HasMetadata> secrets() {
        return Stream.of(props.password(), props.url())
                .flatMap(secret -> secret.objects(identity).stream())
                .toList();
    }

    Service service() {
        return new ServiceBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withSelector(identity.selector())
                .addNewPort()
                .withName(RedisContainer.PORT_NAME)
                .withPort(RedisContainer.PORT)
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(RedisContainer.PORT_NAME))
                .endPort()
                .endSpec()
                .build();
    }

    /** Two at a time would each have half of the messages. */
    Deployment deployment() {
        return new DeploymentBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withReplicas(1)
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(identity.selector())
                .endSelector()
                .withTemplate(PodTemplate.of(
                        identity, props.pod(), account(), HARDENING, container.container(), container.volumes()))
                .endSpec()
                .build();
    }

    Optional<NetworkPolicy> networkPolicy(List<NetworkPolicyPeer> clients) {
        if (!props.networkPolicy()) {
            return Optional.empty();
        }
        return Optional.of(new NetworkPolicyBuilder()
                .withMetadata(identity.objectMeta())
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(identity.selector())
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withFrom(clients)
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(RedisContainer.PORT))
                .endPort()
                .endIngress()
                .endSpec()
                .build());
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(false);
    }
}
