package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodHardening;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.Scripts;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Volumes;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Optional;

/** The objects that dump one PostgreSQL. */
record BackupManifests(
        BackupProps backup,
        PostgresProps postgres,
        Identity database,
        String host,
        ServiceAccountProps account,
        PodHardening hardening) {

    private static final String SUFFIX = "-backup";

    /** Kubernetes adds eleven characters to a CronJob's name for each Job. */
    static final int LONGEST_DATABASE_NAME = 52 - SUFFIX.length();

    /** Where the volume is. Each database has a folder in it, so that a claim can serve several. */
    private static final String FOLDER = "/backups";

    /** A dump that hangs would keep all later ones from starting. */
    private static final long LONGEST_SECONDS = 6 * 60 * 60L;

    List<HasMetadata> objects() {
        return new ObjectList().add(claim()).add(cronJob()).toList();
    }

    private Optional<PersistentVolumeClaim> claim() {
        if (backup.existingClaim().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new PersistentVolumeClaimBuilder()
                .withMetadata(identity().objectMeta())
                .withSpec(backup.storage().claim())
                .build());
    }

    CronJob cronJob() {
        return new CronJobBuilder()
                .withMetadata(identity().objectMeta())
                .withNewSpec()
                .withSchedule(backup.schedule())
                .withTimeZone(backup.timeZone())
                .withConcurrencyPolicy("Forbid")
                .withStartingDeadlineSeconds(3600L)
                .withSuccessfulJobsHistoryLimit(1)
                .withFailedJobsHistoryLimit(3)
                .withNewJobTemplate()
                .withNewSpec()
                .withBackoffLimit(2)
                .withActiveDeadlineSeconds(LONGEST_SECONDS)
                .withTemplate(pod())
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }

    /** The pods, as the database's NetworkPolicy names them. */
    NetworkPolicyPeer pods() {
        return identity().pods();
    }

    /** Of a component of its own, or else the database's Services would find these pods, too. */
    private Identity identity() {
        return database.part("backup", "backup", MetadataProps.defaults());
    }

    private PodTemplateSpec pod() {
        Problems problems = Problems.of(BackupProps.class);
        Optional<PodTemplateSpec> template = problems.attempt(
                "backup",
                () -> new PodTemplate(identity(), backup.pod(), databaseAccount(), hardening)
                        .of(container(), List.of(volume())));
        problems.throwIfAny();
        return template.orElseThrow()
                .edit()
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build();
    }

    private ServiceAccountProps databaseAccount() {
        return account.withName(account.nameFor(database));
    }

    private Container container() {
        return ContainerImage.of(postgres.image())
                .container("backup")
                .withCommand("/bin/sh", "-c")
                .withArgs(Scripts.beside(BackupManifests.class, "backup.sh"))
                .withEnv(
                        variable("PGHOST", host),
                        variable("PGPORT", postgres.port()),
                        variable("PGDATABASE", postgres.database()),
                        variable("PGUSER", postgres.user()),
                        postgres.password().asEnv("PGPASSWORD"),
                        variable("PGCONNECT_TIMEOUT", 30),
                        variable("BACKUPS", FOLDER + "/" + database.name()),
                        variable("KEEP", backup.keep()))
                .withResources(backup.resources())
                .withVolumeMounts(Volumes.mount("backups", FOLDER))
                .build();
    }

    private Volume volume() {
        return Volumes.claimed(
                "backups", backup.existingClaim().orElse(identity().name()));
    }
}
