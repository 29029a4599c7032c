package io.github.cdk8sprefect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code backgroundServices.pod} and {@code migration.pod} beside {@code server.pod}. */
class PodOverlayTest {

    private static final PodProps SERVER = PodProps.builder()
            .env(List.of(EnvVars.variable("A", "server"), EnvVars.variable("B", "server")))
            .imagePullSecrets(List.of("registry"))
            .nodeSelector(Map.of("pool", "platform", "arch", "amd64"))
            .tolerations(List.of(new TolerationBuilder().withKey("dedicated").build()))
            .volumes(List.of(Volumes.emptyDir("cache")))
            .volumeMounts(List.of(Volumes.mount("cache", "/a"), Volumes.mount("cache", "/b")))
            .priorityClassName("platform")
            .securityContext(new PodSecurityContextBuilder()
                    .withFsGroup(3000L)
                    .withRunAsUser(2000L)
                    .build())
            .build();

    @Test
    void sayingNothingLeavesTheServersSettings() {
        assertThat(PodProps.defaults().over(SERVER)).isEqualTo(SERVER);
    }

    @Test
    void sameNamesKeysAndPathsAreReplacedAndAllElseAddsUp() {
        PodProps merged = PodProps.builder()
                .env(List.of(EnvVars.variable("B", "services"), EnvVars.variable("C", "services")))
                .imagePullSecrets(List.of("registry", "mirror"))
                .nodeSelector(Map.of("arch", "arm64"))
                .volumeMounts(List.of(Volumes.mount("scratch", "/b")))
                .priorityClassName("batch")
                .securityContext(
                        new PodSecurityContextBuilder().withFsGroup(4000L).build())
                .build()
                .over(SERVER);

        assertThat(merged.env())
                .containsExactly(
                        EnvVars.variable("A", "server"),
                        EnvVars.variable("B", "services"),
                        EnvVars.variable("C", "services"));
        assertThat(merged.imagePullSecrets()).containsExactly("registry", "mirror");
        assertThat(merged.nodeSelector()).isEqualTo(Map.of("pool", "platform", "arch", "arm64"));
        assertThat(merged.tolerations()).isEqualTo(SERVER.tolerations());
        assertThat(merged.volumes()).isEqualTo(SERVER.volumes());
        assertThat(merged.volumeMounts()).containsExactly(Volumes.mount("cache", "/a"), Volumes.mount("scratch", "/b"));
        assertThat(merged.priorityClassName()).contains("batch");
        assertThat(merged.securityContext().orElseThrow().getFsGroup()).isEqualTo(4000);
        assertThat(merged.securityContext().orElseThrow().getRunAsUser()).isEqualTo(2000);
    }
}
