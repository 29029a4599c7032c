package io.github.cdk8sprefect.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.props.Problem;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.ObjectRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cdk8s.Chart;

/**
 * The only place that turns typed objects into cdk8s objects.
 *
 * <p>Each call into cdk8s is a round trip to Node, which costs more than building an object, so all objects of a chart
 * are sent in one call.
 */
final class ApiObjects {

    /** Sorted, because the order of a {@code Map.of} changes from one run to the next. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ApiObjects() {}

    /** An object and what it is called in the chart. */
    private record Placed(String id, Map<String, Object> manifest) {}

    static void place(Chart chart, List<? extends HasMetadata> objects) {
        Map<String, Long> kinds =
                objects.stream().collect(Collectors.groupingBy(HasMetadata::getKind, Collectors.counting()));
        Set<String> ids = new HashSet<>();
        List<Placed> placed = new ArrayList<>();
        for (HasMetadata object : objects) {
            boolean only = kinds.get(object.getKind()) == 1;
            String id = only
                    ? object.getKind()
                    : object.getKind() + "/" + object.getMetadata().getName();
            Problems.of(chart.getClass())
                    .require(ids.add(id), "", id, "would be written twice; give one of them another name")
                    .throwIfAny();
            placed.add(new Placed(childId(id), manifest(chart, object)));
        }
        ApiObjectBatch.place(chart, json(placed));
    }

    /** cdk8s separates paths by slashes, so an id cannot have one. */
    static String childId(String id) {
        return id.replace('/', '-');
    }

    private static Map<String, Object> manifest(Chart chart, HasMetadata object) {
        String name = object.getKind() + " " + object.getMetadata().getName();
        Problems problems = Problems.of(chart.getClass());
        Problems refused = Problems.of(chart.getClass());
        ObjectRules.check(refused, object);
        refused.found()
                .forEach(problem -> problems.add(new Problem(
                        "", problem.value(), problem.message() + " (" + problem.path() + " of " + name + ")")));
        Map<String, Object> fields = ManifestFields.of(object);
        new ManifestText(name, problems).check(fields);
        problems.throwIfAny();
        return fields;
    }

    /** In the order that the fields have now, which is the order in the manifest. */
    private static String json(List<Placed> objects) {
        try {
            return JSON.writer()
                    .without(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(objects);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an object cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
