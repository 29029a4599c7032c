package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigFiles;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies select pods by a label, which no label of the user's may replace. */
class NetworkPoliciesTest {

    private static final String REFUSED =
            "must leave label app.kubernetes.io/part-of as it is: networkPolicies select the pods by it";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            defaults: {labels: {app.kubernetes.io/part-of: data}}, server: {} | server
            server: {pod: {labels: {app.kubernetes.io/part-of: data}}} | server
            workers: [{workPool: a, pod: {labels: {app.kubernetes.io/part-of: data}}}] | workers[0]
            database: {postgres: {pod: {labels: {app.kubernetes.io/part-of: data}}}} | database.postgres
            workers: [{workPool: a, jobTemplate: {pod: {labels: {app.kubernetes.io/part-of: data}}}}] | workers[0].jobTemplate.pod.labels
            """)
    void aLabelThatTakesPodsOutIsRefused(String yaml, String path) {
        place("{" + yaml + "}");
        assertThatThrownBy(() -> place("{networkPolicies: {}, " + yaml + "}"))
                .hasMessageContaining(path + ": " + REFUSED);
    }

    @Test
    void otherLabelsAreTaken() {
        assertThatCode(() -> place("{networkPolicies: {}, defaults: {labels: {team: data}}, workers: [{workPool: a}]}"))
                .doesNotThrowAnyException();
    }

    private static void place(String yaml) {
        new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
