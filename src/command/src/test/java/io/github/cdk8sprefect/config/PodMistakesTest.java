package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.kubernetes.PodProps;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cdk8s.Testing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in the parts of a pod, as a setting and as a patch: each is told once, and what is right is taken. */
class PodMistakesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> SETTINGS = Stream.of(PodProps.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    private static final Map<String, String> SETTING = Map.of("container", "sidecars", "init", "initContainers");
    private static final Map<String, String> FIELD = Map.of("container", "containers", "init", "initContainers");

    static List<Row> rows() throws IOException {
        return Row.all().stream().filter(Row::isOfPod).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void asASetting(Row row) {
        Map<String, Object> pod = pod(row, SETTING);
        assumeThat(SETTINGS).containsAll(pod.keySet());
        assertThat(problems(Map.of("server", Map.of("pod", pod)))).isEqualTo(told(row, "server.pod", SETTING));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void asAPatch(Row row) {
        assumeThat(row.isPatch()).isTrue();
        Object patch = Map.of(
                "kind", "Deployment", "merge", Map.of("spec", Map.of("template", Map.of("spec", pod(row, FIELD)))));
        assertThat(problems(Map.of("server", Map.of(), "patches", List.of(patch))))
                .isEqualTo(told(row, "patches[0].merge.spec.template.spec", FIELD));
    }

    private static Map<String, Object> pod(Row row, Map<String, String> lists) {
        Map<String, Object> pod = new LinkedHashMap<>();
        row.with().forEach((key, value) -> pod.put((String) key, value));
        if (row.of().equals("pod")) {
            row.fields().forEach((key, value) -> pod.put((String) key, value));
        } else {
            Map<Object, Object> container = new LinkedHashMap<>(Map.of("name", "extra", "image", "a:1"));
            container.putAll(row.fields());
            pod.put(lists.get(row.of()), List.of(container));
        }
        return pod;
    }

    private static List<String> told(Row row, String pod, Map<String, String> lists) {
        String place = row.of().equals("pod") ? pod : pod + "." + lists.get(row.of()) + "[0]";
        boolean isWhole = row.told().filter(told -> told.startsWith("must ")).isPresent();
        return row.told().map(told -> "prefect.yaml:1: " + place + (isWhole ? ": " : ".") + told).stream()
                .toList();
    }

    private static List<String> problems(Map<String, Object> settings) {
        try {
            YamlFile file = YamlFile.parse("prefect.yaml", JSON.writeValueAsString(settings), YamlKind.SETTINGS);
            Configuration.of(List.of(file)).make(props -> new PrefectEnvironment(Testing.app(), props));
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
