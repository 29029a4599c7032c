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
import io.github.cdk8sprefect.prefect.VariableRules;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** The objects that migrate one server's database. */
record MigrationManifests(WiredServer server) {

    static Identity identity(Identity server, ServerProps props) {
        return server.part("migration", "migration", props.migrationOrDefault().metadata());
    }

    List<HasMetadata> objects() {
        return List.of(job());
    }

    private Job job() {
        Identity identity = identity(server.identity(), server.props());
        Container container = container();
        VariableRules.check(Problems.of(MigrationProps.class), props().pod(), container);
        PodTemplateSpec pod = new PodTemplate(
                        identity,
                        props().inheritPod() ? props().pod().over(inherited()) : props().pod(),
                        process().account(),
                        PrefectContainer.HARDENING)
                .of(container, process().volumes());
        Job job = Workloads.job(identity, pod, props().backoffLimit(), props().ttlSecondsAfterFinished());
        return props().activeDeadlineSeconds()
                .map(seconds -> job.edit()
                        .editSpec()
                        .withActiveDeadlineSeconds(seconds.longValue())
                        .endSpec()
                        .build())
                .orElse(job);
    }

    private Container container() {
        return process()
                .container(
                        "prefect-migration",
                        server.props().debug(),
                        List.of("prefect", "server", "database", "upgrade", "--yes"))
                .addAllToEnv(server.settings().ofTheDatabase())
                .withResources(props().resources())
                .build();
    }

    private MigrationProps props() {
        return server.props().migrationOrDefault();
    }

    private PodProps inherited() {
        return server.props().podOfOthers().toBuilder().sidecars(List.of()).build();
    }

    private ServerProcess process() {
        return new ServerProcess(server);
    }
}
