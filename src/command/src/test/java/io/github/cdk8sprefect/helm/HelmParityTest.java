package io.github.cdk8sprefect.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelmParityTest {

    static Stream<ParityCase> rendered() {
        return ParityCase.all().filter(asked -> !asked.isRefused());
    }

    static Stream<ParityCase> refused() {
        return ParityCase.all().filter(ParityCase::isRefused);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rendered")
    void movingOffHelmChangesNothing(ParityCase asked) {
        String ours = ParityCase.manifests(asked.imported().yaml());

        assertThat(HelmComparison.differences(asked.expected(), ours)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatHelmOrKubernetesRefusesIsRefusedInOurWords(ParityCase asked) {
        assertThatThrownBy(asked::imported)
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s).*values\\.yaml:\\d+: (server|worker)\\.[\\w.]+: .*must be given.*");
    }
}
