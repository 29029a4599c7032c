package io.github.cdk8sprefect.props;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void aValueIsShownUnlessItMayBeASecret() {
        assertThat(problem("workers[0].limit", "-1")).isEqualTo("workers[0].limit: '-1' must be good");
        assertThat(problem("server.apiKey", "hunter2"))
                .isEqualTo("server.apiKey: a value that is not shown must be good");
        assertThat(problem("database.external.host", "postgresql://u:hunter2@h/db"))
                .isEqualTo("database.external.host: a value that is not shown must be good");
        assertThat(problem("server.pod.env[0]", "DB_PASSWORD=hunter2"))
                .isEqualTo("server.pod.env[0]: a value that is not shown must be good");
        assertThat(new Problem("env[0].value", Optional.of("hunter2"), "must be good").withoutValue())
                .hasToString("env[0].value: a value that is not shown must be good");
    }

    @Test
    void aSecretInAKeyIsNotShown() {
        assertThat(List.of(
                        problem("server.DB_PASSWORD=hunter2", "x"),
                        problem("database.external.password:hunter2", "x"),
                        problem("database.postgresql://u:hunter2@h/db", "x")))
                .allMatch(problem -> !problem.contains("hunter2"));
    }

    @Test
    void itIsOneLineOfPrintableCharacters() {
        String hidden =
                "\u0000\u0007\t\n\r\u001b\u007f\u0085\u009b\u00ad\u200b\u200d\u2028\u2029\u202e\u2066\u2069\ufeff\u3164"
                        + "\ud800\udb40\udc41";
        assertThat(problem("a" + hidden, hidden).chars())
                .allMatch(point -> (point >= ' ' && point < 0x7f) || point == '…');
        assertThat(problem("a.b\nforged: x", "é 漢 🙂 \u001b[31m"))
                .isEqualTo("a.b\\nforged: x: 'é 漢 🙂 \\u001b[31m' must be good");
    }

    @Test
    void aLongValueIsShortened() {
        assertThat(problem("a", "b".repeat(101))).isEqualTo("a: '" + "b".repeat(100) + "…' must be good");
    }

    private static String problem(String path, String value) {
        return new Problem(path, Optional.of(value), "must be good").toString();
    }
}
