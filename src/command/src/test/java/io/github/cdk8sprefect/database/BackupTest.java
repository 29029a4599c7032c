package io.github.cdk8sprefect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import org.junit.jupiter.api.Test;

class BackupTest {

    @Test
    void theBackupRunsAsTheDatabasesOwnAccount() {
        assertThat(pod(ServiceAccountProps.defaults()).getServiceAccountName()).isEqualTo("prefect-postgres");
        assertThat(pod(ServiceAccountProps.builder()
                                .create(false)
                                .name("shared")
                                .build())
                        .getServiceAccountName())
                .isEqualTo("shared");
        assertThat(pod(ServiceAccountProps.defaults()).getAutomountServiceAccountToken())
                .isFalse();
    }

    @Test
    void whatKubernetesWouldRefuseIsRefusedAllAtOnce() {
        assertThatThrownBy(() -> ConfigFiles.parse("prefect.yaml", """
                        database:
                          postgres:
                            metadata: {name: a-name-that-leaves-a-cronjob-no-room-for-its-jobs}
                            backup: {schedule: every night, timeZone: Local, keep: 0, existingClaim: My Claim}
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "backup.schedule: 'every night' must be a schedule such as '17 2 * * *'",
                        "backup.timeZone: 'Local' must be the name of a time zone",
                        "backup.keep: '0' must be 1 or more",
                        "backup.existingClaim: 'My Claim' must be a DNS name");
        assertThatThrownBy(() -> ConfigFiles.parse("prefect.yaml", """
                        database:
                          postgres:
                            metadata: {name: a-name-that-leaves-a-cronjob-no-room-for-its-jobs}
                            backup: {}
                        """))
                .hasMessageContainingAll("metadata.name", "must be at most 45");
    }

    private static PodSpec pod(ServiceAccountProps account) {
        PostgresProps props = PostgresProps.builder()
                .serviceAccount(account)
                .backup(BackupProps.builder().build())
                .build();
        return new PostgresManifests(props, "prefect")
                .backup()
                .orElseThrow()
                .cronJob()
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();
    }
}
