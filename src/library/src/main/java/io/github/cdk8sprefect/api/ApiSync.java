package io.github.cdk8sprefect.api;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.cdk8sprefect.cdk8s.Fingerprint;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectJson;
import io.github.cdk8sprefect.props.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Updates the work pool of a worker in an init container, before the worker takes flow runs, with its image,
 * credentials and hardening. If the API does not answer, the container fails and the kubelet restarts it.
 *
 * @param identity the worker
 * @param pool the pool
 * @param type the worker's type, which is the pool's
 * @param template where the base job template is mounted
 * @param templateText the template, where it is known here: a change of it starts the worker anew
 */
@Internal
public record ApiSync(
        Identity identity, WorkPoolProps pool, String type, Optional<String> template, Optional<String> templateText) {

    private static final String VOLUME = "work-pool";
    private static final String DIRECTORY = "/etc/prefect/work-pool";
    private static final String SCRIPT = "apply.py";
    private static final String REQUESTS = "work-pool.json";

    /** The script and what it shall do. */
    public ConfigMap configMap() {
        return new ConfigMapBuilder()
                .withMetadata(identity.objectMeta(name(), Map.of()))
                .withData(Map.of(SCRIPT, script(), REQUESTS, requests()))
                .build();
    }

    /** The worker's Deployment with the init container, which comes after those of the user. */
    public Deployment before(Deployment worker) {
        return new DeploymentBuilder(worker)
                .editSpec()
                .editTemplate()
                .editMetadata()
                .addToAnnotations(
                        "checksum/work-pool", Fingerprint.of(List.of(script(), requests(), templateText.orElse(""))))
                .endMetadata()
                .editSpec()
                .addToInitContainers(container(
                        worker.getSpec().getTemplate().getSpec().getContainers().get(0)))
                .addToVolumes(volume())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Container container(Container worker) {
        return new ContainerBuilder(worker)
                .withName(VOLUME)
                .withArgs("python", DIRECTORY + "/" + SCRIPT, DIRECTORY + "/" + REQUESTS)
                .withPorts()
                .withLivenessProbe(null)
                .withReadinessProbe(null)
                .withStartupProbe(null)
                .withLifecycle(null)
                .addNewVolumeMount()
                .withName(VOLUME)
                .withMountPath(DIRECTORY)
                .withReadOnly(true)
                .endVolumeMount()
                .build();
    }

    private Volume volume() {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewConfigMap()
                .withName(name())
                .endConfigMap()
                .build();
    }

    private String name() {
        return identity.name() + "-" + VOLUME;
    }

    private String requests() {
        return PrefectJson.of(new WorkPoolRequests(pool, type, template).requests());
    }

    private static String script() {
        try (InputStream script = ApiSync.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
