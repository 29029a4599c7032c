package io.github.cdk8sprefect.api;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectJson;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import java.util.Optional;

/**
 * Updates the work pool of a worker in an init container, before the worker takes flow runs, with its image,
 * credentials and hardening. If the API does not answer, the container fails and the kubelet restarts it.
 *
 * @param identity the worker
 * @param requests what is asked for of the pool, as JSON
 * @param templateText the base job template, where it is known here: a change of it starts the worker anew
 */
@Internal
public record ApiSync(Identity identity, String requests, Optional<String> templateText) {

    private static final String WHAT = "work-pool";

    /**
     * The update of a pool.
     *
     * @param type the worker's type, which is the pool's
     * @param template where the base job template is mounted
     */
    public static ApiSync of(
            Identity identity,
            WorkPoolProps pool,
            String type,
            Optional<String> template,
            Optional<String> templateText) {
        return new ApiSync(
                identity, PrefectJson.of(new WorkPoolRequests(pool, type, template).requests()), templateText);
    }

    /** The script and what it shall do. */
    public ConfigMap configMap() {
        return script().configMap(identity);
    }

    /** The worker's Deployment with the init container, which comes after those of the user. */
    public Deployment before(Deployment worker) {
        ApplyScript script = script();
        return new DeploymentBuilder(worker)
                .editSpec()
                .editTemplate()
                .editMetadata()
                .addToAnnotations(script.checksum(List.of(templateText.orElse(""))))
                .endMetadata()
                .editSpec()
                .addToInitContainers(container(
                        worker.getSpec().getTemplate().getSpec().getContainers().get(0), script))
                .addToVolumes(script.volume())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Container container(Container worker, ApplyScript script) {
        return new ContainerBuilder(worker)
                .withName(WHAT)
                .withArgs(script.command())
                .withPorts()
                .withLivenessProbe(null)
                .withReadinessProbe(null)
                .withStartupProbe(null)
                .withLifecycle(null)
                .addToVolumeMounts(script.mount())
                .build();
    }

    private ApplyScript script() {
        return new ApplyScript(WHAT, identity.name() + "-" + WHAT, requests);
    }
}
