package io.github.cdk8sprefect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.cdk8sprefect.props.InvalidPropsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchPropsTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    @Test
    void aFieldThatHasNoSettingIsSet() {
        assertThat(patched("{spec: {revisionHistoryLimit: 3}}").getSpec().getRevisionHistoryLimit())
                .isEqualTo(3);
    }

    @Test
    void aNamedItemIsMergedAndItsNeighboursStay() {
        Deployment patched = patched("{spec: {template: {spec: {containers: [{name: 'a', tty: true}, {name: 'c'}]}}}}");
        assertThat(patched.getSpec().getTemplate().getSpec().getContainers())
                .extracting("name", "image", "tty")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "x:1", true),
                        org.assertj.core.groups.Tuple.tuple("b", "y:1", null),
                        org.assertj.core.groups.Tuple.tuple("c", null, null));
    }

    @Test
    void nullTakesAFieldAway() {
        assertThat(patched("{spec: {replicas: null}}").getSpec().getReplicas()).isNull();
    }

    @Test
    void anotherObjectStaysAsItIs() {
        HasMetadata object = deployment();
        assertThat(patch("other", "{spec: {replicas: 5}}").applyTo(object)).isSameAs(object);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{spec: {replica: 3}} => merge.spec.replica",
                "{spec: {replicas: 'three'}} => merge.spec.replicas",
                "{spec: {replicas: '3'}} => merge.spec.replicas",
                "{metadata: {labels: {a: 5}}} => merge.metadata.labels.a",
                "{spec: {template: {spec: {containers: [{name: 'a', imge: 'z'}]}}}} => merge.spec.template.spec.containers[0].imge",
                "{metadata: {name: 'b'}} => merge.metadata.name",
                "{kind: 'Job'} => merge.kind",
                "{} => merge"
            })
    void whatKubernetesDoesNotKnowIsRefused(String merge, String path) {
        assertThatThrownBy(() -> patched(merge))
                .isInstanceOfSatisfying(
                        InvalidPropsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting("path")
                                .containsExactly(path));
    }

    private static Deployment patched(String merge) {
        return (Deployment) patch("server", merge).applyTo(deployment());
    }

    private static PatchProps patch(String name, String merge) {
        try {
            return PatchProps.builder()
                    .kind("Deployment")
                    .name(name)
                    .merge((ObjectNode) JSON.readTree(merge))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("server")
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withName("a")
                .withImage("x:1")
                .endContainer()
                .addNewContainer()
                .withName("b")
                .withImage("y:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
