package io.github.cdk8sprefect.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.database.CloudNativePg;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.messaging.ExternalRedis;
import io.github.cdk8sprefect.prefect.LogFormat;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of the UI, which reaches every process that sends links to people. */
class PublicAddressTest {

    private static final String UI_URL = "PREFECT_UI_URL";

    @ParameterizedTest
    @CsvSource({
        "https://prefect.example.com/api, https://prefect.example.com",
        "https://example.com/prefect/api, https://example.com/prefect",
        "https://api.example.com,",
        "/api,",
        "'',",
        ","
    })
    void theAddressOfTheApiTellsThatOfTheUi(String publicApiUrl, String uiUrl) {
        ServerProps props = ServerProps.builder()
                .publicApiUrl(Optional.ofNullable(publicApiUrl))
                .build();
        assertThat(links(server(props, Optional.empty()))).isEqualTo(Optional.ofNullable(uiUrl));
    }

    @Test
    void anIngressTellsIt() {
        WiredServer server = server(ServerProps.builder().build(), Optional.of("https://prefect.example.com/api"));
        assertThat(links(server)).contains("https://prefect.example.com");
        assertThat(links(new BackgroundServicesManifests(server).objects())).contains("https://prefect.example.com");
        assertThat(server.endpoint().uiUrl()).contains("https://prefect.example.com");
        assertThat(server.endpoint().reference().uiUrl()).contains("https://prefect.example.com");
    }

    @Test
    void theSettingAndTheVariableOfTheUserHaveTheLastWord() {
        Optional<String> exposed = Optional.of("https://prefect.example.com/api");
        assertThat(links(server(
                        ServerProps.builder().uiUrl("https://ui.example.com").build(), exposed)))
                .contains("https://ui.example.com");
        assertThat(links(server(ServerProps.builder().uiUrl("").build(), exposed)))
                .isEmpty();
        PodProps pod = PodProps.builder()
                .env(List.of(new EnvVar(UI_URL, "https://mine.example.com", null)))
                .build();
        WiredServer server = server(ServerProps.builder().pod(pod).build(), exposed);
        assertThat(links(server)).contains("https://mine.example.com");
        assertThat(server.endpoint().uiUrl()).contains("https://mine.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefect.example.com", "https://prefect.example.com/", "/"})
    void anAddressThatGivesNoLinkIsRefused(String uiUrl) {
        assertThatThrownBy(() -> ServerProps.builder().uiUrl(uiUrl).build())
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining("uiUrl: '" + uiUrl + "' must be a URL");
        assertThatThrownBy(() -> ServerEndpoint.builder().uiUrl(uiUrl).build())
                .isInstanceOf(InvalidPropsException.class);
    }

    private static WiredServer server(ServerProps props, Optional<String> exposedApiUrl) {
        PrefectVersion version = PrefectVersion.of("3.8.3");
        return new WiredServer(
                props,
                Wiring.of(props, "prefect", version, Optional.empty(), LogFormat.text),
                new CloudNativePg("db"),
                Optional.of(ExternalRedis.builder().host("redis").build()),
                exposedApiUrl,
                List.of());
    }

    private static Optional<String> links(WiredServer server) {
        return links(new ServerManifests(server).objects());
    }

    private static Optional<String> links(List<HasMetadata> objects) {
        return objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .flatMap(deployment ->
                        deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream())
                .filter(variable -> variable.getName().equals(UI_URL))
                .map(EnvVar::getValue)
                .findFirst();
    }
}
