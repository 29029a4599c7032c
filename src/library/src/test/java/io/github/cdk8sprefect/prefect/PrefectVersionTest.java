package io.github.cdk8sprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each version has: its settings, and the prefect-kubernetes of its image, as they were published. */
class PrefectVersionTest {

    @ParameterizedTest
    @CsvSource({
        "2.13.6, false, false, false, false",
        "2.20.25, false, false, false, false",
        "3.0.0, false, false, false, false",
        "3.0.10, false, false, false, false",
        "3.0.11, true, false, false, false",
        "3.1.7, true, false, false, false",
        "3.1.8, true, true, false, false",
        "3.4.0, true, true, false, false",
        "3.4.1, true, true, true, false",
        "3.7.4, true, true, true, false",
        "3.7.5, true, true, true, true",
        "3.8.3, true, true, true, true",
    })
    void hasWhatCameByThen(
            String version, boolean serverDatabaseSettings, boolean basicAuth, boolean observer, boolean cleanupQueue) {
        PrefectVersion prefect = PrefectVersion.of(version);
        assertThat(prefect.groupsServerSettings()).isEqualTo(serverDatabaseSettings);
        assertThat(prefect.hasBasicAuth()).isEqualTo(basicAuth);
        assertThat(prefect.observesJobs()).isEqualTo(observer);
        assertThat(prefect.sharesCleanupQueue()).isEqualTo(cleanupQueue);
    }
}
