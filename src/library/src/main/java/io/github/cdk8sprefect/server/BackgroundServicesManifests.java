package io.github.cdk8sprefect.server;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import io.github.cdk8sprefect.prefect.VariableRules;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** The objects of one server's background services. */
record BackgroundServicesManifests(WiredServer server) {

    static Identity identity(Identity server, ServerProps props) {
        return server.part(
                "services", "services", props.backgroundServicesOrDefault().metadata());
    }

    List<HasMetadata> objects() {
        Identity identity = identity(server.identity(), server.props());
        return new ObjectList()
                .add(props().serviceAccount().flatMap(account -> account.object(identity)))
                .add(deployment(identity))
                .toList();
    }

    private Deployment deployment(Identity identity) {
        Container container = container();
        VariableRules.check(Problems.of(BackgroundServicesProps.class), props().pod(), container);
        return Workloads.deployment(
                identity,
                props().replicas(),
                new PodTemplate(identity, pod(), account(), PrefectContainer.HARDENING)
                        .of(process().initContainers(), container, process().volumes()),
                props().deployment());
    }

    private Container container() {
        return process()
                .container(
                        "prefect-services",
                        props().debug().orElse(server.props().debug()),
                        List.of("prefect", "server", "services", "start"))
                .addAllToEnv(settings())
                .addAllToEnv(process().env())
                .withResources(props().resources())
                .build();
    }

    private List<EnvVar> settings() {
        return props().logLevel()
                .map(level -> List.of(variable("PREFECT_LOGGING_SERVER_LEVEL", level)))
                .orElse(List.of());
    }

    private PodProps pod() {
        return props().inheritPod() ? props().pod().over(server.props().podOfOthers()) : props().pod();
    }

    private ServiceAccountProps account() {
        return props().serviceAccount()
                .map(account -> account.withDefaultToken(false))
                .orElseGet(process()::account);
    }

    private BackgroundServicesProps props() {
        return server.props().backgroundServicesOrDefault();
    }

    private ServerProcess process() {
        return new ServerProcess(server);
    }
}
