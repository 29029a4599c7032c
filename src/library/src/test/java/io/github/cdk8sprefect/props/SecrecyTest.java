package io.github.cdk8sprefect.props;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Secrecy} decides, as tables of names and values. */
class SecrecyTest {

    /** Each value is a secret under its name. */
    private static final String SECRETS = """
            DB_PASSWORD | hunter2
            DB_PASSWD | hunter2
            DB_PASS | hunter2
            DB_PWD | hunter2
            DB_PW | hunter2
            PASS | hunter2
            PGPASSWORD | hunter2
            MYSQL_ROOT_PASSWORD_1 | hunter2
            PASSWORD_PROD | hunter2
            PASSWORD_HASH | $2b$12$abcdefghijklmnopqrstuv
            REDISCLI_AUTH | hunter
            NPM_AUTH | hunter2
            requirepass | hunter2
            KEY_PASSPHRASE | correct horse
            MY_APIKEY | hunter3
            API_KEY | hunter
            apiKey | hunter2
            x-api-key | hunter2
            API_KEY_V2 | hunter2
            PREFECT_API_KEY | pnu_1234
            PREFECT_API_AUTH_STRING | admin:hunter2
            PREFECT_SERVER_API_AUTH_STRING | admin:$$(HUNTER)
            PREFECT_CLIENT_CUSTOM_HEADERS | {"X-Team": "hunter2"}
            OTEL_EXPORTER_OTLP_HEADERS | x-team=hunter2
            BASIC_AUTH | admin:hunter2
            CF-Access-Client-Secret | hunter2
            clientSecret | hunter2
            PRIVATE_KEY | hunter2
            SSH_KEY | hunter2
            SIGNING_KEY | hunter
            AIRFLOW__CORE__FERNET_KEY | hunter2
            PARTNER_KEY | 0123456789abcdef0123456789abcdef
            LICENSE_KEY | ABCD-1234
            CREDENTIALS | hunter2
            GOOGLE_APPLICATION_CREDENTIALS | {"type": "service_account"}
            AWS_SECRET_ACCESS_KEY | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
            AWS_SECRET_ACCESS_KEY | hunter2
            AWS_SECRET_KEY | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
            DJANGO_SECRET_KEY | django-insecure-h7!x
            SECRET_KEY | hunter2
            SECRET_KEY_BASE | hunter2
            VAULT_SECRET_ID | 5e1c9b2a-1d3f-4c7e-9a41-0b6d8c2f7e55
            AZURE_CLIENT_SECRET | hunter2
            STORAGE_ACCOUNT_KEY | hunter2==
            GITHUB_PAT | hunter2
            GH_TOKEN | hunter2
            ACCESSTOKEN | hunter2
            TOKEN2 | 123456
            SESSION_COOKIE | hunter2
            JWT | hunter2
            SLACK_WEBHOOK | https://example.com/hook
            SLACK_WEBHOOK_URL | https://example.com/hook
            SENTRY_DSN | hunter2
            SENTRY_DSN | https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/2
            PREFECT_API_DATABASE_CONNECTION_URL | hunter2
            PREFECT_API_DATABASE_CONNECTION_URL | postgresql+asyncpg://u:hunter2@h/db
            CONNECTION_STRING | Server=h;User=u;Pwd=hunter2
            KUBECONFIG | apiVersion: v1
            DB_PASSWORD | hunter2$(SUFFIX)
            DB_PASSWORD | $ecret
            DB_PASSWORD | a/b+c==
            DB_PASSWORD | /xIuBq9cQ2hunter2aaaaaaa
            PASSWORD | 1234
            """;

    /** Each value is none, whatever its name has in it. */
    private static final String NO_SECRETS = """
            LOG_LEVEL | hunter2
            DB_PASSWORD |
            DB_PASSWORD | true
            DB_PASSWORD | $(FROM_ELSEWHERE)
            DB_PASSWORD | ${FROM_ELSEWHERE}
            DB_PASSWORD | {{ prefect.blocks.secret.db }}
            DB_PASSWORD | <the password>
            DB_PASSWORD | vault:secret/data/db#password
            PREFECT_API_AUTH_STRING | admin:$(PASSWORD)
            PREFECT_API_AUTH_STRING | $(USER):$(PASSWORD)
            AUTHORIZATION | Bearer $(TOKEN)
            PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_AUTH_STRING_SECRET_NAME | login
            PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_AUTH_STRING_SECRET_KEY | pair1
            PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_KEY_SECRET_NAME | prefect-api-key
            PREFECT_INTEGRATIONS_KUBERNETES_WORKER_API_KEY_SECRET_KEY | key
            PREFECT_KUBERNETES_WORKER_STORE_PREFECT_API_IN_SECRET | true
            PREFECT_KUBERNETES_WORKER_STORE_ENV_AS_SECRET | true
            PREFECT_INTEGRATIONS_KUBERNETES_WORKER_CREATE_SECRET_FOR_API_KEY | true
            MY_SECRET_KEY | password
            AWS_WEB_IDENTITY_TOKEN_FILE | /var/run/secrets/token
            VAULT_TOKEN_PATH | secrets/token
            GOOGLE_APPLICATION_CREDENTIALS | /var/secrets/google/key.json
            SSH_AUTH_SOCK | /run/agent.sock
            SSL_KEY | ./certs/tls.key
            KUBECONFIG | ~/.kube/config
            PWD | /opt/prefect
            PREFECT_SERVER_CSRF_TOKEN_EXPIRATION | 3600
            PREFECT_SERVER_API_CSRF_TOKEN_EXPIRATION | PT1H
            ACCESS_TOKEN_EXPIRE_MINUTES | 30
            TOKEN_LEEWAY | 30
            TOKENIZERS_PARALLELISM | false
            TOKENIZERS | a
            MAX_TOKENS | 4096
            OPENAI_MAX_OUTPUT_TOKENS | 128000
            TOKEN_URL | https://login.example.com/oauth/token
            AUTH_URL | https://login.example.com
            TOKEN_TYPE | bearer
            AUTH | basic
            AUTH_BACKEND | oidc
            AUTHOR | hunter2
            AWS_ACCESS_KEY_ID | AKIAIOSFODNN7EXAMPLE
            KEY_ID | 4711
            CLIENT_ID | 0123456789abcdef0123456789abcdef
            PASSWORDLESS | yes-please
            PASSWORD_POLICY | strict
            PASSWORD_MIN_LENGTH | 12
            SECRETARY | Miss Moneypenny
            SECRETS_BACKEND | vault
            IMAGE_PULL_SECRETS | regcred
            existingSecret | my-secret
            secretName | my-secret
            secretKey | password
            adminPasswordKey | postgres-password
            SSH_PUBLIC_KEY | ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGfhunter2 me@host
            PUBLIC_KEY | abc123
            CACHE_KEY | v2
            OBJECT_KEY | data/2024/january/file.csv
            PARTITION_KEY | customer
            CORS_ALLOWED_HEADERS | X-One,X-Two
            BYPASS | some1
            NO_PASSWORD | some1
            --no-password | some1
            USE_TOKEN | always1
            COMPASS | n0rth
            SENTRY_DSN | https://o1.ingest.sentry.io/2
            PREFECT_API_DATABASE_CONNECTION_URL | sqlite+aiosqlite:////data/prefect.db
            PREFECT_API_DATABASE_CONNECTION_URL | postgresql+asyncpg://prefect@pg/prefect
            PREFECT_API_DATABASE_CONNECTION_URL | postgresql+asyncpg://$(DB_USER):$(DB_PASSWORD)@pg/prefect
            PREFECT_API_URL | http://prefect-server.prefect.svc:4200/api
            PREFECT_UI_URL | https://flows.example.com
            """;

    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    private static final String PEM =
            "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH PRIVATE KEY-----\n";

    /** A value that is a secret under any name. */
    private static final List<String> SECRET_VALUES = List.of(
            "postgresql://u:hunter2@h/db",
            "redis://:hunter2@h",
            "rediss://default:12345@h:6379/0",
            "http://u:hunter2@h/api",
            "https://oauth2:hunter2@git.example.com/x.git",
            "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/2",
            "amqp://u:hun/ter@2@h:5672//",
            "see postgresql://u:hunter2@h/db, and more",
            "redis://:a1@one,redis://:b2@two",
            "u:hunter2@h:5432/db",
            "jdbc:postgresql://h/db?user=u&password=hunter2",
            "https://h/api?access_token=hunter2",
            "https://account.blob.core.windows.net/c?sv=2024&sig=hunter2",
            "host=h user=u password=hunter2",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2==",
            "DB_PASSWORD=hunter2",
            "DB_PASSWORD: hunter2",
            "DB_PASSWORD:hunter2",
            "set=DB_PASSWORD=hunter2",
            "DB_PASSWORD=a=b=hunter2",
            "PGPASSWORD='hunter2' psql",
            "serve --token hunter2",
            "--password=hunter2",
            "{\"CF-Access-Client-Secret\": \"hunter2\"}",
            "{password: hunter2}",
            "Authorization: Basic YWRtaW46aHVudGVyMg==",
            "Bearer abcdefghijkl",
            "sk-abcdefghijklmnopqrstuvwxyz",
            "sk-proj-abcdefghijklmnop_qrstuvwxyz",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "github_pat_abcdefghijklmnopqrstuvwxyz",
            "glpat-abcdefghijklmnopqrst",
            "xoxb-1234567890-abcdefghij",
            "pnu_abcdefghijklmnopqrstuvwxyz",
            "https://hooks.slack.com/services/T000/B000/hunter2",
            "https://discord.com/api/webhooks/1/hunter2",
            JWT,
            PEM,
            base64("redis://:hunter2@h"),
            base64("DB_PASSWORD=hunter2"),
            base64(PEM));

    private static final List<String> HARMLESS_VALUES = List.of(
            "",
            "a",
            "prefect",
            "hunter2",
            "postgres:17.6@sha256:9b8a5d3e0f1c2b4a6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c",
            "prefecthq/prefect:2.20.25-python3.11",
            "git@github.com:org/repo.git",
            "ssh://git@github.com/org/repo.git",
            "https://my-team@dev.azure.com/my-team/project/_git/repo",
            "http://host:4200/docs@v2",
            "http://host:4200",
            "postgresql://h1:5432,h2:5432/db?options=a@b",
            "mailto:team@example.com",
            "postgresql+asyncpg://$(DB_USER):$(DB_PASSWORD)@pg/prefect",
            "redis://:$(REDIS_PASSWORD)@redis:6379/0",
            "redis://:${REDIS_PASSWORD}@redis:6379/0",
            "https://u:****@h",
            "redis-server --requirepass $(REDIS_PASSWORD)",
            "export PGPASSWORD=\"$POSTGRES_PASSWORD\"",
            "PGPASSWORD=$(cat /run/secrets/password) psql",
            "password=os.environ['PASSWORD']",
            "{\"secretKeyRef\": {\"name\": \"login\", \"key\": \"pair\"}}",
            "{\"properties\": {\"password\": {\"title\": \"Password\", \"type\": \"string\"}}, \"api_key\": null}",
            "the password: ask the team",
            "pg_dump --no-password --format=custom",
            "run --token-file --verbose x",
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGf me@host",
            "aGVsbG8sIHdvcmxkISBoZWxsbw==");

    @Test
    void aSecretIsTakenForOneByItsNameAndValue() {
        assertThat(rows(SECRETS)).filteredOn(row -> !row.isSecret()).isEmpty();
    }

    @Test
    void whatIsAboutASecretIsNone() {
        assertThat(rows(NO_SECRETS)).filteredOn(Row::isSecret).isEmpty();
    }

    @Test
    void aSecretUnderAnyNameIsTakenForOne() {
        assertThat(SECRET_VALUES).filteredOn(value -> !Secrecy.isSecret(value)).isEmpty();
    }

    @Test
    void anOrdinaryValueIsNone() {
        assertThat(HARMLESS_VALUES).filteredOn(Secrecy::isSecret).isEmpty();
    }

    @Test
    void aSentenceKeepsAllButTheSecret() {
        assertThat(Secrecy.masked("cannot read http://u:hunter2@h/api?x=1, twice"))
                .isEqualTo("cannot read http://…@h/api?x=1, twice");
        assertThat(Secrecy.masked("workers[0].pod.env[0].DB_PASSWORD=hunter2")).endsWith(".DB_PASSWORD=…");
        assertThat(Secrecy.masked("prefect.yaml:3: database.external.password: must be given"))
                .isEqualTo("prefect.yaml:3: database.external.password: must be given");
        assertThat(Secrecy.maskedPath("database.external.password:hunter2")).isEqualTo("database.external.password:…");
        assertThat(Secrecy.maskedPath("workers[0].token:hunter2")).isEqualTo("workers[0].token:…");
        assertThat(SECRET_VALUES.stream()
                        .filter(value -> value.contains("hunter2"))
                        .map(Secrecy::maskedPath))
                .noneMatch(masked -> masked.contains("hunter2") && !masked.contains("--token"));
        HARMLESS_VALUES.forEach(value -> assertThat(Secrecy.masked(value)).isEqualTo(value));
    }

    /** Messages and manifests are as long as their authors make them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:",
                "a=",
                "://",
                "a@",
                "$(",
                "{{",
                "<",
                "\"a=\"",
                "--a ",
                "eyJ",
                "-----BEGIN ",
                "sk-",
                "\n"
            })
    void aLongTextTakesNoLongTime(String part) {
        String text = part.repeat(300_000 / part.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Secrecy.isSecret("PASSWORD_NOTE", text) || Secrecy.isSecret(text));
    }

    private record Row(String name, String value) {
        boolean isSecret() {
            return Secrecy.isSecret(name, value);
        }
    }

    private static List<Row> rows(String table) {
        return Stream.of(table.split("\n"))
                .map(line -> line.split(" \\| ?", 2))
                .map(cells -> new Row(cells[0].strip(), cells[1].strip()))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
