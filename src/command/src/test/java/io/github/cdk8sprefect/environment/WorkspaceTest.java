package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.config.ConfigFiles;
import java.util.List;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Job that brings Prefect's API to variables and concurrency limits. */
class WorkspaceTest {

    private static final String VARIABLE = "workspace: {variables: [{name: region, value: %s}]}";

    @Test
    void aChangeGivesAnotherJobAndNoChangeTheSame() {
        assertThat(jobName(VARIABLE.formatted("a")))
                .startsWith("prefect-workspace-")
                .isEqualTo(jobName(VARIABLE.formatted("a")))
                .isNotEqualTo(jobName(VARIABLE.formatted("b")));
    }

    @Test
    void aWorkspaceAloneHasAServer() {
        assertThat(place(VARIABLE.formatted("a")).server()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            nullValues = "none",
            value = {
                "workspace: {%s} => 86400",
                "{workspace: {%s}, argocd: {}} => none",
                "workspace: {%s, ttlSecondsAfterFinished: 60} => 60"
            })
    void aFinishedJobIsDeletedUnlessArgoCdWouldCreateItAgain(String yaml, Integer seconds) {
        String variables = "variables: [{name: region, value: a}]";
        assertThat(job(place(yaml.formatted(variables))).getSpec().getTtlSecondsAfterFinished())
                .isEqualTo(seconds);
    }

    @Test
    void theJobTakesTheApiAndItsCredential() {
        Job job = job(place(
                VARIABLE.formatted("a"),
                "prefectVersion: 3.8.3",
                "server: {basicAuth: {existingSecret: {name: auth, key: login}}}"));
        List<EnvVar> env =
                job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv();
        assertThat(env)
                .filteredOn(variable -> variable.getName().equals("PREFECT_API_AUTH_STRING"))
                .extracting(
                        variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .containsExactly("auth");
        assertThat(env).extracting(EnvVar::getValue).contains("http://prefect-server.prefect.svc:4200/api");
    }

    @Test
    void aVariableThatLooksLikeASecretIsToldAsOne() {
        assertThat(place("workspace: {variables: [{name: region, value: a}, {name: db_password, value: hunter2}]}")
                        .inlineSecrets())
                .singleElement()
                .asString()
                .contains("ConfigMap prefect/prefect-workspace")
                .doesNotContain("hunter2");
    }

    @Test
    void aValueThatYamlCannotHoldIsEscaped() {
        assertThat(place("workspace: {variables: [{name: a, value: \"b\\u0085c\"}]}")
                        .workspace()
                        .orElseThrow()
                        .objects())
                .filteredOn(ConfigMap.class::isInstance)
                .singleElement()
                .satisfies(map -> assertThat(((ConfigMap) map).getData().get("workspace.json"))
                        .contains("\"b\\u0085c\""));
    }

    private static String jobName(String yaml) {
        return job(place(yaml)).getMetadata().getName();
    }

    private static Job job(PrefectEnvironment environment) {
        List<HasMetadata> objects = environment.workspace().orElseThrow().objects();
        return (Job) objects.stream().filter(Job.class::isInstance).findFirst().orElseThrow();
    }

    private static PrefectEnvironment place(String... yaml) {
        return new PrefectEnvironment(Testing.app(), props(yaml));
    }

    private static PrefectEnvironmentProps props(String... yaml) {
        return ConfigFiles.parse("prefect.yaml", String.join("\n", yaml));
    }
}
