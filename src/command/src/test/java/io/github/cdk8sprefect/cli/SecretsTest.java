package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret goes to the manifest that somebody asked for in as many words, and to no other place. */
class SecretsTest {

    private static final String SECRET = "hunter2";
    private static final String BASE64 = "aHVudGVyM";

    /** Every place that takes a credential. */
    private static final String INLINE = """
            prefectVersion: 3.8.3
            database: {external: {host: db, password: {inline: {name: db, key: k, value: hunter2}}}}
            server: {basicAuth: {inline: {name: auth, key: k, value: "admin:hunter2"}}}
            workers:
              - {name: a, workPool: a}
              - {name: b, workPool: b, namespace: other}
              - name: c
                workPool: c
                api:
                  cloud: {accountId: a, workspaceId: w, apiKey: {inline: {name: cloud, key: k, value: hunter2}}}
              - name: d
                workPool: d
                api:
                  selfHosted:
                    url: https://prefect.example.com/api
                    apiKey: {inline: {name: key, key: k, value: hunter2, otherValues: {more: hunter2}}}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void eachInlineSecretIsWarnedOfOnceAndNeverShown() throws IOException {
        assertThat(run("synth", INLINE, "-o", dist().toString())).isZero();
        assertThat(err.toString().lines().map(line -> line.replaceFirst(" holds.*", "")))
                .containsExactly(
                        "warning: Secret prefect/db",
                        "warning: Secret prefect/auth",
                        "warning: Secret other/auth",
                        "warning: Secret prefect/cloud",
                        "warning: Secret prefect/key");
        nothingIsShown();
        assertThat(Files.readString(dist().resolve("prefect-api-prefect.yaml"))).contains(BASE64);
        assertThat(Files.readString(dist().resolve("prefect-worker-c.yaml"))).doesNotContain(BASE64);
    }

    @Test
    void theGraphNamesThemAndShowsNone() throws IOException {
        assertThat(run("graph", INLINE)).isZero();
        nothingIsShown();
        assertThat(out.toString())
                .contains("prefect-server<br>Prefect 3.8.3<br>Secret auth")
                .contains("prefect-worker-c -- polls with Secret cloud --> api")
                .contains("prefect-worker-d -- polls with Secret key --> api");
    }

    @Test
    void theCheckShowsNoneInWhatIsNotThereYet() throws IOException {
        assertThat(run("synth", INLINE, "-o", dist().toString(), "--check", "--forbid-inline-secrets"))
                .isEqualTo(2);
        nothingIsShown();
    }

    @Test
    void propsDoNotPrintThem() {
        assertThat(ConfigFiles.parse("prefect.yaml", INLINE).toString())
                .contains("InlineSecret[name=auth, key=k]")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api: {cloud: {accountId: a, workspaceId: w, apiKey: hunter2}}",
                "api: {cloud: {accountId: a, workspaceId: w, apiKey: [hunter2]}}",
                "api: {cloud: {accountId: a, workspaceId: w, apiKey: {inline: hunter2}}}",
                "api: {cloud: {accountId: a, workspaceId: w, apiKey: {inline: {name: a, key: b, value: [hunter2]}}}}",
                "api: {cloud: {accountId: a, workspaceId: w, apiKey: {inline: {name: A, key: '', value: hunter2}}}}",
                "api: {selfHosted: {url: https://a.example/api, basicAuth: {inline: {name: a, valeu: hunter2}}}}",
                "server: {basicAuth: {inline: {name: a, key: b, value: hunter2}}}",
                "database: {connectionString: hunter2}",
                "database: {postgres: {password: {inline: {name: a, key: b, value: x, otherValues: {c: [hunter2]}}}}}",
                "database: {postgres: {password: {inline: {name: a, key: b, value: x, otherValues: hunter2}}}}",
                "server: {pod: {env: [{name: PREFECT_API_KEY, value: [hunter2]}]}}"
            })
    void aMistakeBesideOneDoesNotShowIt(String yaml) throws IOException {
        assertThat(run("synth", yaml + "\nworkers: [{workPool: a}]", "-o", dist().toString(), "--debug"))
                .isEqualTo(2);
        nothingIsShown();
    }

    /** Base64 of some secret, and a password in a variable, can look like a number to kubectl. */
    @Test
    void whatKubectlWouldMisreadIsNotShownWhereItMayBeASecret() {
        String variable = "server: {pod: {env: [{name: MY_PASSWORD, value: 0o1234567}]}}";
        assertThatThrownBy(() -> ConfigFiles.parse("prefect.yaml", variable))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("would be read as a number by kubectl")
                .hasMessageNotContaining("0o1234567");
    }

    @Test
    void numbersInTheirPlaceAreNotShown() throws IOException {
        String number = "7777777";
        run(
                "synth",
                "{server: {pod: {env: [{name: PASSWORD, value: " + number + "}]}}, database: {postgres: {password:"
                        + " {inline: {name: a, key: b, value: " + number + ", otherValues: {c: " + number + "}}}}}}",
                "-o",
                dist().toString());
        assertThat(out + "" + err).contains("must be text").doesNotContain(number);
    }

    private Path dist() {
        return folder.resolve("dist");
    }

    private void nothingIsShown() {
        assertThat(out + "" + err).isNotEmpty().doesNotContain(SECRET).doesNotContain(BASE64);
    }

    private int run(String command, String yaml, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), yaml);
        List<String> args = new ArrayList<>(List.of(command, "-c", file.toString()));
        args.addAll(List.of(more));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }
}
