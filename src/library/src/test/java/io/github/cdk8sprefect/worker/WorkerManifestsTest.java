package io.github.cdk8sprefect.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.prefect.PrefectCloud;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.List;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a worker's template and pool is only known when its API is. */
class WorkerManifestsTest {

    private static final App APP = new App();

    private static final ApiEndpoint SERVER = ApiUrl.of("http://prefect.example.com/api");
    private static final ApiEndpoint CLOUD =
            PrefectCloud.builder().accountId("a").workspaceId("w").build();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{\"spec\": {\"nonsense\": 1}} => jobTemplate.patch.spec.nonsense: is not a field of a Job",
                "{\"spec\": {\"backoffLimit\": \"many\"}} => jobTemplate.patch.spec.backoffLimit: must be a whole number",
                "{\"kind\": \"CronJob\"} => jobTemplate.patch.kind: must not change",
                "{\"spec\": {\"template\": {\"spec\": {\"restartPolicy\": \"Always\"}}}} => jobTemplate: must have Never in",
            })
    void aPatchThatNoFlowRunSurvivesIsRefused(String patch, String message) throws Exception {
        assertRefused(
                JobTemplateProps.builder()
                        .patch(new ObjectMapper().readValue(patch, ObjectNode.class))
                        .build(),
                message);
    }

    @Test
    void aPlaceholderOfOnesOwnIsRefused() {
        EnvVar variable = new EnvVar("A", "{{ b }}", null);
        assertRefused(
                of(PodProps.builder().env(List.of(variable)).build()), "jobTemplate: has the placeholder {{ b }}");
    }

    @Test
    void aMountInThePlaceOfScratchSpaceIsRefused() {
        VolumeMount mount = new VolumeMount();
        mount.setName("mine");
        mount.setMountPath("/tmp");
        assertRefused(
                of(PodProps.builder().volumeMounts(List.of(mount)).build()),
                "'/tmp' is a mount of container prefect-job already");
    }

    @Test
    void aWorkerIsToldOfHttp2OnlyWhereSomebodySaysSo() {
        WorkerPropsBuilder worker = worker(SERVER, WorkPoolProps.of("p"));
        assertThat(variables(worker.build())).doesNotContain("PREFECT_API_ENABLE_HTTP2=true");
        assertThat(variables(worker.http2(true).build())).contains("PREFECT_API_ENABLE_HTTP2=true");
    }

    @Test
    void aWorkerIsToldWhereBrowsersFindTheUi() {
        ApiEndpoint server =
                ServerEndpoint.builder().uiUrl("https://prefect.example.com").build();
        assertThat(variables(worker(server, WorkPoolProps.of("p")).build()))
                .contains("PREFECT_UI_URL=https://prefect.example.com");
    }

    @Test
    void poolsOfCloudFollowWhenSomebodySaysSo() {
        assertThat(initContainers(CLOUD, WorkPoolProps.of("p"))).isEqualTo(0);
        assertThat(initContainers(
                        CLOUD, WorkPoolProps.builder().name("p").sync(true).build()))
                .isEqualTo(1);
        assertThatThrownBy(() -> initContainers(
                        CLOUD,
                        WorkPoolProps.builder().name("p").concurrencyLimit(1).build()))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining("workPool.sync: must be true or false");
    }

    @Test
    void poolsOfServersFollowUnlessSomebodySaysNo() {
        assertThat(initContainers(SERVER, WorkPoolProps.of("p"))).isEqualTo(1);
        assertThat(initContainers(
                        SERVER, WorkPoolProps.builder().name("p").sync(false).build()))
                .isEqualTo(0);
    }

    private static void assertRefused(JobTemplateProps template, String message) {
        WorkerProps props =
                worker(SERVER, WorkPoolProps.of("p")).jobTemplate(template).build();
        assertThatThrownBy(() -> new WorkerManifests(props, Wiring.in(APP, props)).objects())
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining(message);
    }

    private static JobTemplateProps of(PodProps pod) {
        return JobTemplateProps.builder().pod(pod).build();
    }

    private static int initContainers(ApiEndpoint api, WorkPoolProps pool) {
        WorkerProps props = worker(api, pool).build();
        List<HasMetadata> objects = new WorkerManifests(props, Wiring.in(APP, props)).objects();
        return objects.stream()
                .filter(Deployment.class::isInstance)
                .map(object -> (Deployment) object)
                .mapToInt(deployment -> deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers()
                        .size())
                .sum();
    }

    private static List<String> variables(WorkerProps props) {
        return new WorkerManifests(props, Wiring.in(APP, props))
                .objects().stream()
                        .filter(Deployment.class::isInstance)
                        .map(object -> (Deployment) object)
                        .flatMap(deployment ->
                                deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream())
                        .map(variable -> variable.getName() + "=" + variable.getValue())
                        .toList();
    }

    private static WorkerPropsBuilder worker(ApiEndpoint api, WorkPoolProps pool) {
        return WorkerProps.builder().api(api).workPool(pool);
    }
}
