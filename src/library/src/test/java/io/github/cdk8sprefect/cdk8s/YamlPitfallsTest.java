package io.github.cdk8sprefect.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cdk8s writes in a way that kubectl reads otherwise. */
class YamlPitfallsTest {

    @Test
    void controlCharactersAreRefusedButForLineFeedsAndTabs() {
        String refused = "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]";
        IntStream.rangeClosed(0, Character.MAX_VALUE).forEach(point -> {
            String letter = Character.toString(point);
            assertThat(YamlPitfalls.in("a" + letter).isPresent())
                    .as("U+%04x", point)
                    .isEqualTo(letter.matches(refused));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0o17", "-0O7", "0B1", "0X1f", "1e1_0", "_e_"})
    void whatKubectlReadsAsANumberIsRefused(String text) {
        assertThat(YamlPitfalls.in(text))
                .hasValueSatisfying(pitfall -> assertThat(pitfall).contains("number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "017", "0x1f", "1e10", "on", "a\tb\nc", "…", "0b1"})
    void allElseIsLeft(String text) {
        assertThat(YamlPitfalls.in(text)).isEmpty();
    }
}
