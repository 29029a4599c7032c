package io.github.cdk8sprefect.server;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.github.cdk8sprefect.cdk8s.Fingerprint;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
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

    /** The Job as it will be applied, named after its content: a Job's pod cannot be changed in place. */
    static HasMetadata named(HasMetadata object) {
        return object instanceof Job job
                ? job.edit()
                        .editMetadata()
                        .withName(job.getMetadata().getName() + "-" + Fingerprint.of(job.getSpec()))
                        .endMetadata()
                        .build()
                : object;
    }

    private Job job() {
        Identity identity = identity(server.identity());
        return new JobBuilder()
                .withMetadata(identity.objectMeta())
                .withSpec(spec(identity))
                .build();
    }

    private JobSpec spec(Identity identity) {
        PodTemplateSpec pod = new PodTemplate(
                        identity,
                        props().pod().over(withoutSidecars(server.props().pod())),
                        process().account(),
                        PrefectContainer.HARDENING)
                .of(container(), process().volumes());
        return new JobSpecBuilder()
                .withBackoffLimit(props().backoffLimit())
                .withTtlSecondsAfterFinished(props().ttlSecondsAfterFinished().orElse(null))
                .withTemplate(new PodTemplateSpecBuilder(pod)
                        .editSpec()
                        .withRestartPolicy("Never")
                        .endSpec()
                        .build())
                .build();
    }

    private Container container() {
        return process()
                .container("prefect-migration", List.of("prefect", "server", "database", "upgrade", "--yes"))
                .addAllToEnv(server.database().env(server.version()))
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
