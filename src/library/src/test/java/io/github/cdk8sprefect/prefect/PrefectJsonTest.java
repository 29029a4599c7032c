package io.github.cdk8sprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of the JSON that Prefect reads. */
class PrefectJsonTest {

    @Test
    void whatFitsOnALineStandsOnOne() {
        String text = "x".repeat(110 - "[[\"\"], 1]".length());
        assertThat(PrefectJson.of(List.of(List.of(text), 1))).isEqualTo("[[\"" + text + "\"], 1]\n");
        assertThat(PrefectJson.of(List.of(List.of(text + "x"), 1))).isEqualTo("""
                [
                  ["%sx"],
                  1
                ]
                """.formatted(text));
    }

    @Test
    void theIndentCountsAndTheKeyDoesNot() {
        String text = "x".repeat(108 - "[\"\"]".length());
        assertThat(PrefectJson.of(Map.of("a key", List.of(text)))).isEqualTo("""
                {
                  "a key": ["%s"]
                }
                """.formatted(text));
        assertThat(PrefectJson.of(Map.of("a key", List.of(text + "x")))).isEqualTo("""
                {
                  "a key": [
                    "%sx"
                  ]
                }
                """.formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[null, true, 1.50, -7, 9999999999, [], {}]",
                "{\"a \\\"quote\\\"\": \"\\\\ \\n \\t \\u0001 é …\"}"
            })
    void aValueIsWrittenAsJackson(String json) throws Exception {
        assertThat(PrefectJson.of(new ObjectMapper().readTree(json)).strip()).isEqualTo(json.replace("1.50", "1.5"));
    }
}
