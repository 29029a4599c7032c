package io.github.cdk8sprefect.jobtemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The typed Job is what flow runs get, and what deployments may change starts from it. */
class JobTemplateTest {

    private static final PrefectVersion OLD = PrefectVersion.of("2.13.6");
    private static final PrefectVersion NEW = PrefectVersion.of("3.8.3");
    private static final String CONTAINER = "/job_configuration/job_manifest/spec/template/spec/containers/0";

    @Test
    void whatIsCustomizedBecomesTheDefaultOfItsVariable() throws Exception {
        JsonNode template = template(
                NEW,
                JobTemplateProps.builder()
                        .addCustomize(job -> job.edit()
                                .editSpec()
                                .withTtlSecondsAfterFinished(60)
                                .editTemplate()
                                .editSpec()
                                .editFirstContainer()
                                .editResources()
                                .addToRequests("memory", new Quantity("3Gi"))
                                .endResources()
                                .endContainer()
                                .endSpec()
                                .endTemplate()
                                .endSpec()
                                .build())
                        .build());

        assertThat(variable(template, "memory_request").path("default").asText())
                .isEqualTo("3Gi");
        assertThat(variable(template, "finished_job_ttl").path("default").asInt())
                .isEqualTo(60);
        assertThat(template.at(CONTAINER + "/resources/requests/memory").asText())
                .isEqualTo("{{ memory_request }}");
    }

    @Test
    void noVariableHasNullForADefault() throws Exception {
        for (PrefectVersion version : List.of(OLD, PrefectVersion.DEFAULT, NEW)) {
            template(version, JobTemplateProps.defaults())
                    .at("/variables/properties")
                    .forEach(variable -> assertThat(variable.path("default").isNull())
                            .as("%s in %s", variable, version)
                            .isFalse());
        }
    }

    @Test
    void everyObjectHasADefaultForTheFormOfTheUi() throws Exception {
        template(NEW, JobTemplateProps.defaults()).at("/variables/properties").forEach(variable -> {
            if (variable.path("type").asText().equals("object")) {
                assertThat(variable.path("default").isObject())
                        .as("%s", variable)
                        .isTrue();
            }
        });
    }

    @Test
    void prefectBefore37ClonesIntoACopyOfTheImagesDirectory() throws Exception {
        assertThat(template(OLD, JobTemplateProps.defaults())
                        .at(CONTAINER + "/args/2")
                        .asText())
                .endsWith("exec ${1:-python -m prefect.engine}");
        assertThat(template(PrefectVersion.of("3.6.0"), JobTemplateProps.defaults())
                        .at(CONTAINER + "/args/2")
                        .asText())
                .endsWith("exec ${1:-prefect flow-run execute}");
        assertThat(template(NEW, JobTemplateProps.defaults())
                        .at(CONTAINER + "/args")
                        .asText())
                .isEqualTo("{{ command }}");
    }

    @Test
    void ofPrefect220FlowRunsGetMoreMemory() throws Exception {
        assertThat(memory(OLD)).isEqualTo("256Mi");
        assertThat(memory(PrefectVersion.DEFAULT)).isEqualTo("512Mi");
        assertThat(memory(NEW)).isEqualTo("256Mi");
    }

    @Test
    void flowRunsOfLevelBaselineAreTheUserOfTheirImage() throws Exception {
        JsonNode template = template(
                NEW,
                JobTemplateProps.builder()
                        .podSecurity(PodSecurityLevel.baseline)
                        .build());

        assertThat(template.findValues("securityContext")).isEmpty();
        assertThat(template.findValues("volumeMounts")).isEmpty();
    }

    @Test
    void aCredentialIsTakenOutAndReferredTo() throws Exception {
        EnvVar key = new EnvVar("PREFECT_API_KEY", null, null);
        JsonNode template = json(new JobTemplate(JobTemplateProps.defaults(), identity(), OLD, List.of(key)));

        assertThat(variable(template, "env").at("/default/PREFECT_API_KEY").isNull())
                .isTrue();
        assertThat(template.at(CONTAINER + "/env").findValuesAsText("name")).contains("PREFECT_API_KEY");
    }

    @Test
    void aContainerBeforePrefectsOwnIsRefused() {
        JobTemplateProps props = JobTemplateProps.builder()
                .addCustomize(job -> job.edit()
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .addNewContainerLike(job.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0))
                        .withName("second")
                        .endContainer()
                        .editFirstContainer()
                        .withName("first")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .build();
        assertThatThrownBy(() -> template(NEW, props))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining(
                        "must have prefect-job in job_configuration.job_manifest.spec.template.spec.containers.0.name");
    }

    private static String memory(PrefectVersion version) throws Exception {
        return variable(template(version, JobTemplateProps.defaults()), "memory_request")
                .path("default")
                .asText();
    }

    private static JsonNode variable(JsonNode template, String name) {
        return template.at("/variables/properties/" + name);
    }

    private static JsonNode template(PrefectVersion version, JobTemplateProps props) throws Exception {
        return json(new JobTemplate(props, identity(), version, List.of()));
    }

    private static JsonNode json(JobTemplate template) throws Exception {
        return new ObjectMapper().readTree(template.json());
    }

    private static Identity identity() {
        return Identity.of("prefect", "jobs", "prefect-flow-run", "flow-run", "1", MetadataProps.defaults());
    }
}
