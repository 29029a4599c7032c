package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.Chart;
import org.cdk8s.JsonPatch;

/**
 * The one place where typed objects become cdk8s's.
 *
 * <p>Each call into cdk8s crosses to Node and back, which costs more than building the object. An object takes one call
 * to be made, one for each top-level field beside its metadata (mostly only {@code spec}), and one to add them.
 */
final class ApiObjects {

    /** Sorted, because the order of a {@code Map.of} changes from one run to the next. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private ApiObjects() {}

    static void place(Chart chart, List<? extends HasMetadata> objects) {
        Map<String, Long> kinds =
                objects.stream().collect(Collectors.groupingBy(HasMetadata::getKind, Collectors.counting()));
        Set<String> ids = new HashSet<>();
        for (HasMetadata object : objects) {
            boolean only = kinds.get(object.getKind()) == 1;
            String id = only
                    ? object.getKind()
                    : object.getKind() + "/" + object.getMetadata().getName();
            Problems.of(chart.getClass())
                    .require(ids.add(id), "", id, "would be written twice; give one of them another name")
                    .throwIfAny();
            place(chart, childId(id), object);
        }
    }

    /** cdk8s separates paths by slashes, so an id cannot have one. */
    static String childId(String id) {
        return id.replace('/', '-');
    }

    private static void place(Chart chart, String id, HasMetadata object) {
        Map<String, Object> fields = JSON.convertValue(object, FIELDS);
        Problems problems =
                Problems.of(object.getKind() + " " + object.getMetadata().getName());
        fields.forEach(new YamlPitfalls(problems)::check);
        problems.throwIfAny();
        fields.keySet().removeAll(List.of("apiVersion", "kind", "metadata"));
        ApiObject placed = new ApiObject(
                chart,
                id,
                ApiObjectProps.builder()
                        .apiVersion(object.getApiVersion())
                        .kind(object.getKind())
                        .metadata(metadata(object))
                        .build());
        placed.addJsonPatch(fields.entrySet().stream()
                .map(field -> JsonPatch.add("/" + field.getKey(), field.getValue()))
                .toArray(JsonPatch[]::new));
    }

    private static ApiObjectMetadata metadata(HasMetadata object) {
        return ApiObjectMetadata.builder()
                .name(object.getMetadata().getName())
                .namespace(object.getMetadata().getNamespace())
                .labels(object.getMetadata().getLabels())
                .annotations(object.getMetadata().getAnnotations())
                .finalizers(object.getMetadata().getFinalizers())
                .build();
    }
}
