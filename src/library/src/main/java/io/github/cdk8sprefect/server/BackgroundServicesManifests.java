package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import java.util.List;

/** The objects of one server's background services. */
record BackgroundServicesManifests(WiredServer server) {

    static Identity identity(Identity server) {
        return server.part("services", "services");
    }

    List<HasMetadata> objects() {
        return List.of(deployment());
    }

    private Deployment deployment() {
        Identity identity = identity(server.identity());
        return Workloads.deployment(
                identity,
                1,
                new PodTemplate(
                                identity,
                                props().pod().over(server.props().pod()),
                                process().account(),
                                PrefectContainer.HARDENING)
                        .of(process().initContainers(), container(), process().volumes()));
    }

    private Container container() {
        return process()
                .container("prefect-services", List.of("prefect", "server", "services", "start"))
                .addAllToEnv(process().env())
                .withResources(props().resources())
                .build();
    }

    private BackgroundServicesProps props() {
        return server.props().backgroundServicesOrDefault();
    }

    private ServerProcess process() {
        return new ServerProcess(server);
    }
}
