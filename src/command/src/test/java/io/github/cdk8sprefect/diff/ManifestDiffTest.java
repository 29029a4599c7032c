package io.github.cdk8sprefect.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestDiffTest {

    @Test
    void whatIsEqualGivesNothing() {
        String deployment = object("Deployment", "a", "spec: {replicas: 1, b: {}, c: [], d: null}");
        assertThat(diff(deployment, deployment)).isEmpty();
    }

    @Test
    void objectsOfOneSideAreNamed() {
        assertThat(diff(object("Service", "a", "x: 1"), object("Service", "b", "x: 1")))
                .containsExactly("- Service prefect/a", "+ Service prefect/b");
    }

    @Test
    void fieldsAreAddedRemovedAndChanged() {
        assertThat(diff(
                        object("Deployment", "a", "spec: {replicas: 1, paused: true, type: A, text: '1', e: {}}"),
                        object("Deployment", "a", "spec: {replicas: 3, type: B, text: 1, more: {a: {b: c}}, f: {}}")))
                .containsExactly(
                        "~ Deployment prefect/a",
                        "    spec.replicas: 1 → 3",
                        "    - spec.paused: true",
                        "    spec.type: A → B",
                        "    spec.text: \"1\" → 1",
                        "    - spec.e: {}",
                        "    + spec.more.a.b: c",
                        "    + spec.f: {}");
    }

    @Test
    void listsOfNamedThingsAreMatchedByName() {
        assertThat(diff(
                        object("Pod", "a", "env: [{name: A, value: x}, {name: B, value: y}, {name: C, value: z}]"),
                        object("Pod", "a", "env: [{name: D, value: w}, {name: B, value: v}, {name: A, value: x}]")))
                .containsExactly(
                        "~ Pod prefect/a",
                        "    env[B].value: y → v",
                        "    - env[C].name: C",
                        "    - env[C].value: z",
                        "    + env[D].name: D",
                        "    + env[D].value: w",
                        "    env: another order: D, B, A");
    }

    @Test
    void otherListsAreComparedAsAWholeOrByPlace() {
        assertThat(diff(
                        object("Pod", "a", "args: [start, --limit, '5'], rules: [{verbs: [get]}], gone: [], less: [a]"),
                        object("Pod", "a", "args: [start], rules: [{verbs: [get, list]}, {verbs: [watch]}], less: []")))
                .containsExactly(
                        "~ Pod prefect/a",
                        "    args: [start, --limit, \"5\"] → [start]",
                        "    rules[0].verbs: [get] → [get, list]",
                        "    + rules[1].verbs: [watch]",
                        "    - gone: []",
                        "    less: [a] → []");
    }

    @Test
    void environmentsInTwoNamespacesAreComparedByName() {
        assertThat(diff(
                        object("Service", "a", "port: 1"),
                        object("Service", "a", "port: 2").replace("prefect", "prod")))
                .containsExactly(
                        "~ Service prefect/a → prod/a", "    metadata.namespace: prefect → prod", "    port: 1 → 2");
    }

    @Test
    void aTextThatIsJsonIsComparedAsWhatItSays() {
        assertThat(diff(
                        object("ConfigMap", "a", "data: {t.json: '{\"a\": {\"b\": 1}}', u.json: '{\"a\":1}', v: '{x'}"),
                        object(
                                "ConfigMap",
                                "a",
                                "data: {t.json: '{\"a\": {\"b\": 2}}', u.json: '{\"a\": 1}', v: '{y'}")))
                .containsExactly(
                        "~ ConfigMap prefect/a",
                        "    data[\"t.json\"].a.b: 1 → 2",
                        "    data[\"u.json\"]: the same JSON in another layout",
                        "    data.v: {x → {y");
    }

    @Test
    void noSecretIsShown() {
        List<String> lines = diff(
                object(
                                "Secret",
                                "s",
                                "data: {password: aHVudGVyMQ==, gone: aHVudGVyMQ==}, stringData: {j: '{\"a\": \"hunter1\"}'}")
                        + object(
                                "Deployment",
                                "d",
                                "env: [{name: MY_PASSWORD, value: hunter1}, {name: URL, value: 'a://u:hunter1@h'}],"
                                        + " args: [--url, 'a://u:hunter1@h']")
                        + object(
                                "ConfigMap",
                                "c",
                                "data: {a.json: '{\"env\": {\"PREFECT_API_KEY\": \"hunter1\"},"
                                        + " \"api_key\": {\"default\": \"hunter1\"}}', token: hunter1}"),
                object(
                                "Secret",
                                "s",
                                "data: {password: aHVudGVyMg==, new: aHVudGVyMg==}, stringData: {j: '{\"a\": \"hunter2\"}'}")
                        + object(
                                "Deployment",
                                "d",
                                "env: [{name: MY_PASSWORD, value: hunter2}, {name: URL, value: plain}], args: []")
                        + object(
                                "ConfigMap",
                                "c",
                                "data: {a.json: '{\"env\": {\"PREFECT_API_KEY\": \"hunter2\"},"
                                        + " \"api_key\": {\"default\": \"hunter2\"}}', token: hunter2}"));
        assertThat(String.join("\n", lines))
                .doesNotContain("hunter")
                .doesNotContain("aHVudGVyM")
                .contains("    data.password: changed; not shown: it may be a secret")
                .contains("    - data.gone: is not shown: it may be a secret")
                .contains("    + data.new: is not shown: it may be a secret")
                .contains("    env[MY_PASSWORD].value: changed; not shown: it may be a secret")
                .contains("    data[\"a.json\"].env.PREFECT_API_KEY: changed; not shown: it may be a secret");
    }

    @Test
    void noSecretInAnArgumentOrInJsonIsShown() {
        String pod =
                "args: [run, --token, %1$s, --limit, '%2$s'], env: [{name: A_HEADERS, value: '{\"A\": \"%1$s\"}'}]";
        assertThat(diff(
                        object("Pod", "a", pod.formatted("hunter1", "1")),
                        object("Pod", "a", pod.formatted("hunter2", "2"))))
                .containsExactly(
                        "~ Pod prefect/a",
                        "    args: changed; not shown: it may be a secret",
                        "    env[A_HEADERS].value: changed; not shown: it may be a secret");
    }

    @Test
    void whereASecretIsTakenFromIsShown() {
        assertThat(diff(
                        object("Pod", "a", "env: [{name: MY_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: k}}}]"),
                        object("Pod", "a", "env: [{name: MY_PASSWORD, valueFrom: {secretKeyRef: {name: b, key: k}}}]")))
                .contains("    env[MY_PASSWORD].valueFrom.secretKeyRef.name: a → b");
    }

    private static List<String> diff(String before, String after) {
        return ManifestDiff.of(Manifest.in(before), Manifest.in(after));
    }

    private static String object(String kind, String name, String fields) {
        return "---\n{kind: " + kind + ", metadata: {name: " + name + ", namespace: prefect}, " + fields + "}\n";
    }
}
