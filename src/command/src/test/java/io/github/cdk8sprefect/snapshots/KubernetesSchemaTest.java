package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSchemaTest {

    static Stream<Path> approved() {
        return SnapshotFolder.approved().stream();
    }

    @ParameterizedTest
    @MethodSource("approved")
    void everyObjectInASnapshotIsValid(Path snapshot) throws Exception {
        for (JsonObject object : KubernetesSchema.objects(snapshot)) {
            assertThat(KubernetesSchema.problems(object)).as(object.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Service, spec: {ports: [{port: 80, prot: TCP}]}}",
                "{apiVersion: v1, kind: Service, spec: {ports: [{port: '80'}]}}",
                "{apiVersion: v1, kind: Service, spec: {ports: [{protocol: TCP}]}}",
                "{apiVersion: v1, kind: Service, spec: {selector: [a]}}",
                "{apiVersion: 'apps/v1', kind: Deployment, spec: {template: {}, selector: {}, replicas: true}}",
                "{apiVersion: v1, kind: ConfigMap, data: {a: 5}}",
                "{apiVersion: 'gateway.networking.k8s.io/v1', kind: HTTPRoute, spec: {hosts: [a]}}",
                "{apiVersion: 'gateway.networking.k8s.io/v1', kind: HTTPRoute, spec: {parentRefs: [{port: 1}]}}"
            })
    void anUnknownFieldAMissingOneAndAWrongTypeAreFound(String fault) throws Exception {
        assertThat(KubernetesSchema.problems(JsonParser.parseString(fault).getAsJsonObject()))
                .isNotEmpty();
    }

    @Test
    void aValidObjectIsLetThrough() throws Exception {
        assertThat(KubernetesSchema.problems(JsonParser.parseString(
                                "{apiVersion: v1, kind: Service, spec: {ports: [{port: 80, targetPort: 8080}]}}")
                        .getAsJsonObject()))
                .isEmpty();
    }
}
