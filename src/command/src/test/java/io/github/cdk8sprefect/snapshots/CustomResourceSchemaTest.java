package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of other projects' kinds are held to their own definitions, as strictly as Kubernetes' own objects. */
class CustomResourceSchemaTest {

    private static final String MONITOR = "{apiVersion: 'monitoring.coreos.com/v1', kind: ServiceMonitor, spec: ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{endpoints: [{port: a}]}",
                "{selector: {}, endpoints: [{port: a, intervall: 30s}]}",
                "{selector: {}, endpoints: [{port: a, interval: 'every minute'}]}",
                "{selector: {}, endpoints: [{port: 8000}]}",
                "{selector: {matchLabel: {a: b}}, endpoints: []}"
            })
    void anUnknownFieldAMissingOneAndAWrongValueAreFound(String spec) throws Exception {
        assertThat(problems(MONITOR + spec + "}")).isNotEmpty();
    }

    @Test
    void aValidMonitorIsLetThrough() throws Exception {
        assertThat(problems(MONITOR + "{selector: {matchLabels: {a: b}}, endpoints: [{port: a, interval: 30s}]}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [{secretKey: a, remoteRef: {key: b}}]->data: [{secretKey: a, remoteRef: {kye: b}}]",
                "data: [{secretKey: a, remoteRef: {key: b}}]->data: [{secretKey: 'a b', remoteRef: {key: b}}]",
                "kind: SecretStore}->kind: Store}",
                "target: {name: t->target: {nam: t"
            })
    void aFaultInAnExternalSecretIsFound(String fault) throws Exception {
        String valid = "{apiVersion: 'external-secrets.io/v1', kind: ExternalSecret, metadata: {name: a}, spec: {"
                + "secretStoreRef: {name: s, kind: SecretStore}, target: {name: t, creationPolicy: Owner},"
                + " data: [{secretKey: a, remoteRef: {key: b}}]}}";
        String[] replaced = fault.split("->", -1);
        assertThat(problems(valid)).isEmpty();
        assertThat(valid).contains(replaced[0]);
        assertThat(problems(valid.replace(replaced[0], replaced[1]))).isNotEmpty();
    }

    private static Iterable<String> problems(String object) throws Exception {
        return KubernetesSchema.problems(JsonParser.parseString(object).getAsJsonObject());
    }
}
