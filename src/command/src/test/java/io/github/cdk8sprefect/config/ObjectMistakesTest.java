package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.environment.PrefectEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cdk8s.Testing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in patches of whole objects: each is told once, at the field of the patch, and what is right is taken. */
class ObjectMistakesTest {

    /** What to ask for, so that there is one object of the kind. */
    private static final Map<String, String> ASKS = Map.of(
            "StatefulSet", "server: {}",
            "CronJob", "database: {postgres: {backup: {schedule: 17 2 * * *}}}",
            "Job", "server: {replicas: 2}",
            "Ingress", "ingress: {host: a.example.com}",
            "HTTPRoute", "httpRoute: {host: a.example.com, gateways: [{name: a}]}",
            "NetworkPolicy", "server: {}",
            "HorizontalPodAutoscaler", "server: {autoscaling: {maxReplicas: 3}}",
            "PodDisruptionBudget", "server: {podDisruptionBudget: {}}",
            "PersistentVolumeClaim", "database: {sqlite: {}}");

    static List<Row> rows() throws IOException {
        return Row.all().stream().filter(row -> !row.isOfPod()).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void asAPatch(Row row) {
        String ask = ASKS.getOrDefault(row.of(), "workers: [{workPool: a}]\napi: {selfHosted: {url: 'http://a/api'}}");
        String name = row.of().equals("Service") ? "name: prefect-server, " : "";
        String patches = "patches: [{kind: " + row.of() + ", " + name + "merge: " + Row.json(row.fields()) + "}]";
        assertThat(problems((name.isEmpty() ? ask : "server: {}") + "\n\n" + patches))
                .isEqualTo(row.told().map(told -> "prefect.yaml: patches[0].merge." + told).stream()
                        .toList());
    }

    private static List<String> problems(String yaml) {
        try {
            YamlFile file = YamlFile.parse("prefect.yaml", yaml, YamlKind.SETTINGS);
            Configuration.of(List.of(file)).make(props -> new PrefectEnvironment(Testing.app(), props));
            return List.of();
        } catch (ConfigException e) {
            int line = (int) yaml.lines().count();
            return e.problems().stream()
                    .map(problem -> problem.replace(":" + line + ":", ":"))
                    .toList();
        }
    }
}
