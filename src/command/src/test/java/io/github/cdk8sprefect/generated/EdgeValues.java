package io.github.cdk8sprefect.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values at and beyond the edges of what settings take, with a good one for each kind of setting among them. */
final class EdgeValues {

    private static final List<Object> LENGTHS = List.of(
            "",
            " ",
            "a",
            "a".repeat(36),
            "a".repeat(53),
            "a".repeat(63),
            "a".repeat(64),
            "a".repeat(253),
            "a".repeat(254),
            "a.".repeat(126) + "a",
            "a".repeat(300_000));

    private static final List<Object> NAMES = List.of(
            "A",
            "-a",
            "a-",
            "1a",
            "a.b",
            "a..b",
            "a.",
            "a_b",
            "a b",
            "a/b",
            "a:b",
            "a=b",
            "a,b",
            "..",
            "../a",
            ".",
            "/",
            "//",
            "/a",
            "/a/",
            "/a/../b",
            "/a b",
            "/a?b",
            "/a%2Fb",
            "/ä",
            "*",
            "*.a.example",
            "*a",
            "a.*.b",
            "a.example",
            "A.example",
            "a.example:80",
            "default",
            "prefect",
            "prefect-server");

    /** Unicode, and what stops a terminal, a shell or a parser. */
    private static final List<Object> CHARACTERS = List.of(
            "ä",
            "\ud83d\ude00",
            "\u0000",
            "\u001b[31m",
            "a\nb",
            "\t",
            "\r",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\"",
            "'",
            "$(A)",
            "{{ a }}",
            "a #b",
            "a: b",
            "&a",
            "!a",
            "|",
            "%",
            "\\");

    /** Text that some YAML parser could read as another value. */
    private static final List<Object> READ_OTHERWISE = List.of(
            "yes",
            "null",
            "~",
            "=",
            "<<",
            "0123",
            "0o14",
            "0x1F",
            "0b1",
            "1e3",
            "1_000",
            ".5",
            ".inf",
            "12:30:00",
            "2026-11-26",
            "true",
            "0");

    private static final List<Object> QUANTITIES = List.of(
            "100%",
            "101%",
            "-1%",
            "1.5%",
            "8",
            "8Gi",
            "1.5Gi",
            "-8Gi",
            "0Gi",
            "8GB",
            "8 Gi",
            "512m",
            "9999999Ei",
            "1h",
            "1h30m",
            "-1h",
            "1d");

    private static final List<Object> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.256",
            "010.0.0.1",
            "10.0.0.0/8",
            "::1",
            "fe80::1%eth0",
            "[::1]",
            "None",
            "none",
            "0.0.0.0",
            "127.0.0.1",
            "224.0.0.1",
            "https://a.example/api",
            "https://",
            "https://a b",
            "ftp://a",
            "https://a.example:99999/api",
            "https://a.example/api?x=1#y");

    private static final List<Object> TIMES = List.of(
            "17 2 * * *",
            "@daily",
            "@every 1h",
            "@reboot",
            "*/0 * * * *",
            "60 * * * *",
            "0 0 0 * *",
            "0 0 * 13 *",
            "0 0 * * 7",
            "5-1 * * * *",
            "0 0 L * *",
            "H 0 * * *",
            "* * * *",
            "* * * * * *",
            "0 0 * JAN MON-FRI",
            "0 0 * * SUN-",
            "0 0 ? * *",
            "1,,2 * * * *",
            "CRON_TZ=UTC 0 0 * * *",
            "UTC",
            "Europe/Berlin",
            "Europe/berlin",
            "Berlin",
            "PST",
            "Local",
            "local",
            "Mars/X",
            "Etc/GMT-14",
            "+01:00");

    private static final String JOB_TEMPLATE =
            "{\"job_configuration\": {\"command\": \"{{ command }}\"}, \"variables\": {\"properties\": {\"command\": {\"type\": \"string\"}}}}";

    /** What one setting or another takes. */
    private static final List<Object> WORDS = List.of(
            "INFO",
            "WARN",
            "2.20.25",
            "2.20",
            "latest",
            "postgres:17.12",
            "a/b:c",
            "A/b:c",
            "a:b@sha256:" + "0".repeat(64),
            "sha256:" + "0".repeat(64),
            "require",
            "{}",
            JOB_TEMPLATE,
            "kubernetes",
            "process",
            "always",
            "Deployment",
            "deployment");

    private static final List<Object> NUMBERS = List.of(
            -2147483648,
            -1,
            0,
            1,
            2,
            3,
            80,
            1023,
            1024,
            4200,
            29999,
            30000,
            32767,
            32768,
            65535,
            65536,
            2147483647,
            2147483648L,
            9223372036854775807L,
            1.5);

    private static final List<Object> OF_OTHER_TYPES = List.of(true, false, List.of(), List.of("a"), Map.of());

    private EdgeValues() {}

    /** For a setting of a type of ours. */
    static List<Object> all(Setting setting) {
        List<Object> all = new ArrayList<>(setting.words());
        if (setting.isText()) {
            List.of(LENGTHS, NAMES, CHARACTERS, READ_OTHERWISE, QUANTITIES, ADDRESSES, TIMES, WORDS)
                    .forEach(all::addAll);
            all.addAll(List.of(-1, 0, 1, 1.5));
        } else {
            all.addAll(List.of("", "a", "1", "true"));
            all.addAll(NUMBERS);
        }
        all.addAll(OF_OTHER_TYPES);
        return all;
    }

    /** For a setting of a type that had all of them elsewhere, where these were accepted. */
    static List<Object> few(Setting setting, List<Object> accepted) {
        Set<Object> few = new LinkedHashSet<>();
        accepted.stream().limit(3).forEach(few::add);
        few.addAll(
                setting.isText()
                        ? List.of("", "a", "A b", "a".repeat(254), "\u0007", "1e3", "2.20.25", "kubernetes", 1)
                        : List.of("a", -1, 0, 1, 65536, true));
        return List.copyOf(few);
    }
}
