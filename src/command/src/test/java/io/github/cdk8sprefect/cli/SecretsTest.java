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
                .contains("-- \"polls with Secret cloud\" --> api")
                .contains("-- \"polls with Secret key\" --> api");
    }

    @Test
    void theCheckShowsNoneInWhatIsNotThereYet() throws IOException {
        assertThat(run("synth", INLINE, "-o", dist().toString(), "--check", "--forbid-inline-secrets"))
                .isEqualTo(2);
        nothingIsShown();
    }

    @Test
    void theCheckSaysThatOneChangedAndNotWhatItIs() throws IOException {
        String before = INLINE + """
                server: {pod: {env: [{name: DB_PASSWD, value: hunter2}, {name: BROKER, value: "redis://:hunter2@h"},
                  {name: PREFECT_CLIENT_CUSTOM_HEADERS, value: '{"A": "hunter2"}'}]}}
                """;
        assertThat(run("synth", once(before), "-o", dist().toString())).isZero();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run("synth", once(before).replace("hunter2", "hunter3"), "-o", dist().toString(), "--check"))
                .isEqualTo(3);
        assertThat(out.toString().lines().map(String::strip))
                .contains(
                        "~ Secret prefect/db",
                        "data.k: changed; not shown: it may be a secret",
                        "spec.template.spec.containers[prefect-server].env[DB_PASSWD].value: changed; not shown:"
                                + " it may be a secret",
                        "spec.template.spec.containers[prefect-server].env[BROKER].value: changed; not shown:"
                                + " it may be a secret");
        nothingIsShown();
    }

    /** The settings that stand twice, once. */
    private static String once(String yaml) {
        return yaml.replaceFirst("server: \\{basicAuth.*\\R", "");
    }

    @Test
    void theGraphShowsNoPasswordOfAUrl() throws IOException {
        assertThat(
                        run(
                                "graph",
                                "workers: [{workPool: a}, {workPool: b, name: b, api: {selfHosted: {url: 'http://u:hunter2@h/api'}}}]"))
                .isZero();
        nothingIsShown();
        assertThat(out.toString()).contains("http://…@h/api");
    }

    /** A secret where none is expected counts as one that is written inline. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers: [{workPool: a, pod: {env: [{name: DB_PASS, value: hunter2}]}}]",
                "workers: [{workPool: a, pod: {env: [{name: PRIVATE_KEY, value: hunter2}]}}]",
                "workers: [{workPool: a, pod: {env: [{name: SLACK_WEBHOOK, value: 'https://h/hunter2'}]}}]",
                "workers: [{workPool: a, pod: {env: [{name: PREFECT_CLIENT_CUSTOM_HEADERS, value: '{\"A\": \"hunter2\"}'}]}}]",
                "workers: [{workPool: a, pod: {env: [{name: A, value: 'redis://:hunter2@h'}]}}]",
                "workers: [{workPool: a, pod: {env: [{name: A, value: cmVkaXM6Ly86aHVudGVyMkBo}]}}]",
                "workers: [{workPool: a, pod: {annotations: {note: 'token=hunter2'}}}]",
                "workers: [{workPool: a, pod: {sidecars: [{name: s, image: i:1, args: [--password, hunter2]}]}}]",
                "workers: [{workPool: a, pod: {sidecars: [{name: s, image: i:1, command: [sh, -c, 'TOKEN=hunter2 run']}]}}]",
                "workers: [{workPool: a, pod: {initContainers: [{name: s, image: i:1, env: [{name: T_TOKEN, value: hunter2}]}]}}]",
                "workers: [{workPool: a, api: {selfHosted: {url: 'http://u:hunter2@h/api'}}}]",
                "workers: [{workPool: a, type: process, baseJobTemplate: {inline: {json: '{\"variables\": {\"properties\": {\"api_key\":"
                        + " {\"default\": \"hunter2\"}}}, \"job_configuration\": {}}'}}}]",
                "{workers: [{workPool: a}], argocd: {application: {repoUrl: 'https://o:hunter2@h/x.git', path: dist}}}",
                "{workers: [{workPool: a}], patches: [{kind: Deployment, name: prefect-worker, merge: {metadata: {annotations:"
                        + " {a: 'ghp_hunter2hunter2hunter2hunter2'}}}}]}"
            })
    void whatIsWrittenInPlainTextIsForbidden(String yaml) throws IOException {
        assertThat(run("synth", yaml, "-o", dist().toString(), "--forbid-inline-secrets"))
                .isEqualTo(2);
        assertThat(dist()).doesNotExist();
        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("--forbid-inline-secrets: "));
        nothingIsShown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_AUTH_STRING_SECRET_NAME, value: login",
                "PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_AUTH_STRING_SECRET_KEY, value: pair",
                "PREFECT_INTEGRATIONS_KUBERNETES_WORKER_CREATE_SECRET_FOR_API_KEY, value: 'true'",
                "AWS_WEB_IDENTITY_TOKEN_FILE, value: /var/run/token",
                "PREFECT_SERVER_CSRF_TOKEN_EXPIRATION, value: '3600'",
                "TOKENIZERS_PARALLELISM, value: 'false'",
                "DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}",
                "DB_URL, value: 'postgresql+asyncpg://$(DB_USER):$(DB_PASSWORD)@pg/prefect'"
            })
    void whatIsAboutASecretIsNotForbidden(String variable) throws IOException {
        String yaml = "workers: [{workPool: a, pod: {env: [{name: " + variable + "}]}}]";
        assertThat(run("synth", yaml, "-o", dist().toString(), "--forbid-inline-secrets"))
                .isZero();
        assertThat(err.toString()).isEmpty();
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
                "server: {pod: {env: [{name: PREFECT_API_KEY, value: [hunter2]}]}}",
                "server: {pod: {env: [{name: MY_TOKEN, value: hunter2, valeu: hunter2}]}}",
                "server: {pod: {env: ['DB_PASSWORD=hunter2']}}",
                "server: {pod: {env: {DB_PASSWORD: hunter2}}}",
                "server: {pod: {env: [DB_PASSWORD: hunter2]}}",
                "server: {pod: {'DB_PASSWORD=hunter2': x}}",
                "server: {pod: {'postgresql://u:hunter2@h/db': x}}",
                "server: {password: hunter2}",
                "server: {metadata: {name: 'redis://:hunter2@h'}}",
                "server: {metadata: {labels: {a: 'https://u:hunter2@h'}}}",
                "namespace: 'DB_PASSWORD=hunter2'",
                "ingress: {host: 'https://u:hunter2@h'}",
                "database: {external: {host: 'postgresql://u:hunter2@h/db', password: {existingSecret: {name: a, key: b}}}}",
                "database: {external: {host: 'u:hunter2@h', password: {existingSecret: {name: a, key: b}}}}",
                "database: {external: {host: h, port: 'password=hunter2', password: {existingSecret: {name: a, key: b}}}}",
                "database: {external: {host: h, password: {existingSecret: hunter2}}}",
                "database: {external: {host: h, password: {existingSecret: {name: 'Hunter2 hunter2', key: b}}}}",
                "database: {external: {host: h, password: {existingSecret: 'postgresql://u:hunter2@h/db'}}}",
                "database: {external: {host: h, 'password:hunter2': }}",
                "database: {external: 'password:hunter2'}",
                "database: 'postgresql://u:hunter2@h/db'",
                "{prefectVersion: 3.8.3, messaging: {external: {host: h, url: 'redis://:hunter2@h'}}}",
                "{prefectVersion: 3.8.3, messaging: {external: {host: h, url: hunter2}}}",
                "{prefectVersion: 3.8.3, messaging: {external: 'redis://:hunter2@h'}}",
                "argocd: {application: {repoUrl: ['https://o:hunter2@h/x.git'], path: dist}}",
                "patches: [{kind: Deployment, merge: 'token: hunter2'}]",
                "environments: {dev: 'redis://:hunter2@h'}",
                "environments: {dev: 'hunter2=DB_PASSWORD=hunter2'}",
                "database: {external: {host: h, password: *hunter2}}",
                "database: {external: {host: h, password: !hunter2 a}}",
                "database: {external: {host: h, password: !h!hunter2 a}}",
                "database: {external: {host: h, password: %hunter2}}",
                "database: {external: {host: h, password: @hunter2}}",
                "database: {external: {host: h, password: \"\\hunter2\"}}",
                "{a: &hunter2 a, b: &hunter2 b}",
                "environments: {'redis://:hunter2@h': {}}"
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
