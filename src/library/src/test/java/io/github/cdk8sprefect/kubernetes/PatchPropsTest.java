package io.github.cdk8sprefect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
        Deployment patched = patched(
                "{spec: {template: {spec: {containers: [{name: 'a', tty: true}, {name: 'c', image: 'z:1'}]}}}}");
        assertThat(patched.getSpec().getTemplate().getSpec().getContainers())
                .extracting("name", "image", "tty")
                .containsExactly(tuple("a", "x:1", true), tuple("b", "y:1", null), tuple("c", "z:1", null));
    }

    @Test
    void nullTakesAFieldAway() {
        assertThat(patched("{spec: {replicas: null}}").getSpec().getReplicas()).isNull();
    }

    @Test
    void listsMergeByWhatKubernetesFindsAnItemBy() {
        var container = patched("{spec: {template: {spec: {containers: [{name: 'a',"
                        + " volumeMounts: [{name: 'data', mountPath: '/b'}, {name: 'data', mountPath: '/a', readOnly: true}],"
                        + " ports: [{containerPort: 80, name: 'web'}, {containerPort: 53, protocol: 'UDP'}],"
                        + " env: [{name: 'A', valueFrom: {secretKeyRef: {name: 's', key: 'k'}}}],"
                        + " args: ['two']}]}}}}")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(container.getVolumeMounts())
                .extracting("mountPath", "readOnly")
                .containsExactly(tuple("/a", true), tuple("/b", null));
        assertThat(container.getPorts())
                .extracting("containerPort", "protocol", "name")
                .containsExactly(tuple(80, null, "web"), tuple(53, "TCP", null), tuple(53, "UDP", null));
        assertThat(container.getEnv())
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isNull())
                .satisfies(variable -> assertThat(variable.getValueFrom()).isNotNull());
        assertThat(container.getArgs()).containsExactly("two");
    }

    @Test
    void constraintsMergeByTopologyKeyAndWhatHappensThen() {
        assertThat(patched("{spec: {template: {spec: {topologySpreadConstraints: ["
                                + "{topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', maxSkew: 1},"
                                + "{topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 3}],"
                                + " tolerations: [{key: 'b'}], hostAliases: [{ip: '10.0.0.1', hostnames: ['b']}],"
                                + " imagePullSecrets: [{name: 'two'}]}}}}")
                        .getSpec()
                        .getTemplate()
                        .getSpec())
                .satisfies(pod -> assertThat(pod.getTopologySpreadConstraints())
                        .extracting("whenUnsatisfiable", "maxSkew")
                        .containsExactly(tuple("ScheduleAnyway", 3), tuple("DoNotSchedule", 1)))
                .satisfies(pod ->
                        assertThat(pod.getTolerations()).extracting("key").containsExactly("b"))
                .satisfies(pod -> assertThat(pod.getHostAliases())
                        .singleElement()
                        .satisfies(alias -> assertThat(alias.getHostnames()).containsExactly("b")))
                .satisfies(pod ->
                        assertThat(pod.getImagePullSecrets()).extracting("name").containsExactly("one", "two"));
    }

    @Test
    void aPatchOfNothingNewGivesTheSameObject() {
        HasMetadata object = deployment();
        assertThat(patch("server", "{spec: {replicas: 1, paused: null}}").applyTo(object))
                .isSameAs(object);
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
                .addNewTopologySpreadConstraint()
                .withTopologyKey("zone")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withMaxSkew(1)
                .endTopologySpreadConstraint()
                .addNewToleration()
                .withKey("a")
                .endToleration()
                .addNewHostAlias()
                .withIp("10.0.0.1")
                .withHostnames("a")
                .endHostAlias()
                .addNewImagePullSecret("one")
                .addNewContainer()
                .withName("a")
                .withImage("x:1")
                .withArgs("one")
                .addNewVolumeMount()
                .withName("data")
                .withMountPath("/a")
                .endVolumeMount()
                .addNewPort()
                .withContainerPort(80)
                .endPort()
                .addNewPort()
                .withContainerPort(53)
                .withProtocol("TCP")
                .endPort()
                .addNewEnv()
                .withName("A")
                .withValue("x")
                .endEnv()
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
