package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgoCdSchemaTest {

    private static final String VALID = "{apiVersion: 'argoproj.io/v1alpha1', kind: Application, metadata: {name: a},"
            + " spec: {project: p, destination: {namespace: n}, source: {repoURL: r, path: dist}}}";

    @Test
    void aValidApplicationIsLetThrough() throws Exception {
        assertThat(problems(VALID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path: dist->pth: dist",
                "repoURL: r->repoUrl: r",
                "project: p, ->",
                "namespace: n->namespace: 5",
                "project: p->project: p, ignoreDifferences: [{group: apps}]",
                "project: p->project: p, syncPolicy: {automated: {prune: 'true'}}"
            })
    void anUnknownFieldAMissingOneAndAWrongTypeAreFound(String fault) throws Exception {
        String[] replaced = fault.split("->", -1);
        assertThat(VALID).contains(replaced[0]);
        assertThat(problems(VALID.replace(replaced[0], replaced[1]))).isNotEmpty();
    }

    private static java.util.List<String> problems(String application) throws Exception {
        return KubernetesSchema.problems(JsonParser.parseString(application).getAsJsonObject());
    }
}
