package io.github.cdk8sprefect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource({
        "$(PREFECT_API_KEY), $$(PREFECT_API_KEY)",
        "a$$b, a$$$b",
        "$$(X), $$$$(X)",
        "costs $5, costs $5",
        "ends with $, ends with $",
        "plain, plain"
    })
    void theKubeletGivesTheProcessWhatTheUserWrote(String said, String written) {
        assertThat(Literals.of(said)).isEqualTo(written);
        assertThat(kubelet(written)).isEqualTo(said);
    }

    /** As Kubernetes' expansion does it where no variable has the name. */
    private static String kubelet(String text) {
        StringBuilder result = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            boolean escaped = text.startsWith("$$", index);
            assertThat(!escaped && text.startsWith("$(", index))
                    .as("a reference at %d of %s", index, text)
                    .isFalse();
            result.append(text.charAt(index));
            index += escaped ? 1 : 0;
        }
        return result.toString();
    }
}
