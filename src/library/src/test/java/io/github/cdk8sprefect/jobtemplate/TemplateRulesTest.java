package io.github.cdk8sprefect.jobtemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that Prefect's server refuses, or that every flow run fails on, is told before it is written. */
class TemplateRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = """
            {"job_configuration": {"command": "{{ command }}", "job_manifest": {
               "apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {
                 "parallelism": 1, "completions": 1, "restartPolicy": "Never",
                 "imagePullSecrets": [{"name": "registry"}],
                 "containers": [{"name": "prefect-job", "image": "{{ image }}", "args": "{{ command }}"}]}}}}},
             "variables": {"properties": {
               "command": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": null},
               "image": {"type": "string", "default": "flows:1"},
               "size": {"type": ["integer", "null"], "default": 5},
               "policy": {"type": "string", "enum": ["Always", "Never"], "default": "Never"}}}}
            """;

    @Test
    void aTemplateThatRunsIsTaken() throws Exception {
        check(GOOD, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"env\": \"{{ env }}\"",
                "\"env\": [{\"name\": \"{{ name }}\"}, {\"name\": \"B\", \"valueFrom\": {\"secretKeyRef\": \"{{ ref }}\"}}]",
                "\"env\": [\"{{ env }}\", {\"value\": \"of a name that is not known\"}]",
                "\"resources\": {\"limits\": {\"memory\": \"{{ memory }}\"}}",
                "\"securityContext\": {\"runAsUser\": \"{{ user }}\", \"seccompProfile\": {\"type\": \"{{ type }}\"}}",
                "\"livenessProbe\": {\"httpGet\": \"{{ probe }}\"}"
            })
    void aPlaceholderMayBecomeWhatIsMissing(String field) throws Exception {
        String variables =
                "\"env\": {}, \"name\": {}, \"ref\": {}, \"memory\": {}, \"user\": {}, \"type\": {}, \"probe\": {}, ";
        check(
                GOOD.replace("\"args\"", field + ", \"args\"")
                        .replace("{\"properties\": {", "{\"properties\": {" + variables),
                true);
    }

    @Test
    void aPoolWithoutKubernetesNeedsNoJob() throws Exception {
        check("{\"job_configuration\": {}, \"variables\": {}}", false);
        assertThatThrownBy(() -> check("{\"job_configuration\": {}, \"variables\": {}}", true))
                .hasMessageContaining("must have job_configuration.job_manifest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "\"variables\": {\"prop => \"var\": {\"prop => must have the object variables",
                "\"job_configuration\": => \"configuration\": => must have the object job_configuration",
                "{{ image }} => {{ picture }} => has the placeholder {{ picture }}",
                "{{ image }} => a{{picture}}b => has the placeholder {{ picture }}",
                "{{ image }} => {{ prefect.variables.image }} => has the placeholder {{ prefect.variables.image }}",
                "\"default\": \"flows:1\" => \"default\": 1 => a default of variables.properties.image that is not of",
                "\"default\": 5 => \"default\": \"5\" => a default of variables.properties.size that is not of",
                "\"default\": \"Never\" => \"default\": \"never\" => a default of variables.properties.policy that is not of",
                "\"default\": null => \"default\": 7 => a default of variables.properties.command that is not of",
                "batch/v1 => v1 => must have batch/v1 in job_configuration.job_manifest.apiVersion",
                "\"Job\" => \"Pod\" => must have Job in job_configuration.job_manifest.kind",
                "\"parallelism\": 1, => `` => must have 1 in job_configuration.job_manifest.spec.template.spec.parallelism",
                "\"completions\": 1 => \"completions\": 2 => must have 1 in job_configuration.job_manifest.spec.template.spec.completions",
                "Never\", => OnFailure\", => must have Never in job_configuration.job_manifest.spec.template.spec.restartPolicy",
                "prefect-job => job => must have prefect-job in job_configuration.job_manifest.spec.template.spec.containers.0.name",
                "\"imagePull => \"tolerations\": [{\"key\": \"a\", \"effect\": \"Noschedule\"}], \"imagePull => refuses in a Job: spec.template.spec.tolerations[0].effect: 'Noschedule' must be one of",
                "\"args\" => \"resources\": {\"limits\": {\"memroy\": \"1Gi\"}}, \"args\" => refuses in a Job: spec.template.spec.containers[0].resources.limits.memroy: is not a resource",
                "\"args\" => \"volumeMounts\": [{\"name\": \"a\", \"mountPath\": \"/a\"}], \"args\" => refuses in a Job: spec.template.spec.containers[0].volumeMounts[0].name: 'a' is not a volume",
                "{\"name\": \"registry\"} => \"registry\" => that Kubernetes refuses in a Job: spec.template.spec.imagePullSecrets[0]",
            })
    void whatPrefectOrKubernetesRefusesIsRefused(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> check(GOOD.replace(good, bad), true))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining(message);
    }

    private static void check(String template, boolean kubernetes) throws Exception {
        Problems problems = Problems.of("test");
        TemplateRules.check(problems, "json", JSON.readValue(template, ObjectNode.class), kubernetes);
        problems.throwIfAny();
    }
}
