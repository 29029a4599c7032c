package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import java.util.List;

/** The objects that migrate one server's database. */
record MigrationManifests(WiredServer server) {

    static Identity identity(Identity server) {
        return server.part("migration", "migration");
    }

    List<HasMetadata> objects() {
        return List.of(job());
    }

    private Job job() {
        Identity identity = identity(server.identity());
        PodTemplateSpec pod = new PodTemplate(
                        identity,
                        props().pod().over(withoutSidecars(server.props().pod())),
                        process().account(),
                        PrefectContainer.HARDENING)
                .of(container(), process().volumes());
        return Workloads.job(identity, pod, props().backoffLimit(), props().ttlSecondsAfterFinished());
    }

    private Container container() {
        return process()
                .container("prefect-migration", List.of("prefect", "server", "database", "upgrade", "--yes"))
                .addAllToEnv(server.settings().ofTheDatabase())
                .withResources(props().resources())
                .build();
    }

    private MigrationProps props() {
        return server.props().migrationOrDefault();
    }

    private static PodProps withoutSidecars(PodProps pod) {
        return pod.toBuilder().sidecars(List.of()).build();
    }

    private ServerProcess process() {
        return new ServerProcess(server);
    }
}
