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

    /**
     * An object, what it is called in the chart, and what it is called in the cluster. For an ExternalSecret, that is the Secret that
     * the operator makes.
     */
    private record Placed(String id, String address, Map<String, Object> manifest) {}

    /** The first object of a chart that an earlier part writes, too. */
    private record Taken(int index, String by) {}

    static void place(Chart chart, List<? extends HasMetadata> objects) {
        Set<String> addresses = new HashSet<>();
        List<Placed> placed = new ArrayList<>();
        for (HasMetadata object : objects) {
            String address = Component.address(object);
            Problems.of(chart.getClass())
                    .require(
                            addresses.add(address),
                            "",
                            address,
                            "would be written twice; give one of them another name")
                    .throwIfAny();
            String claimed = address.replaceFirst("^ExternalSecret ", "Secret ");
            placed.add(new Placed(childId(objects, object), claimed, manifest(chart, object)));
        }
        refuseTaken(chart, objects, ApiObjectBatch.place(chart, json(placed)));
    }

    private static void refuseTaken(Chart chart, List<? extends HasMetadata> objects, String answer) {
        try {
            Taken taken = JSON.readValue(answer, Taken.class);
            if (taken.index() >= 0) {
                String address = Component.address(objects.get(taken.index()));
                Problems.of(chart.getClass())
                        .require(false, "", address, "is written by " + taken.by() + " already; give it another name")
                        .throwIfAny();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cdk8s answered with no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** An object that a {@code customize} returned, or a team's own: Kubernetes knows it by its kind and its name. */
    static HasMetadata complete(Class<?> owner, HasMetadata object, String before) {
        Problems.of(owner)
                .require(object != null, "customize", "must return an object in the place of " + before)
                .throwIfAny();
        boolean isNamed = object.getKind() != null
                && object.getMetadata() != null
                && (object.getMetadata().getName() != null
                        || object.getMetadata().getGenerateName() != null);
        Problems.of(owner)
                .require(isNamed, "", Component.address(object), "must have kind and metadata.name")
                .throwIfAny();
        return object;
    }

    /** The child for {@code Deployment}, where there is one of the kind, or for {@code Deployment/name}. */
    static String childIdOf(Class<?> owner, List<? extends HasMetadata> objects, String id) {
        List<String> found = objects.stream()
                .filter(object -> id.equals(object.getKind()) || id.equals(named(object)))
                .map(object -> childId(objects, object))
                .toList();
        Problems.of(owner)
                .require(
                        found.size() == 1,
                        "apiObject",
                        id,
                        (found.isEmpty() ? "is not there" : "is there more than once") + "; there are: "
                                + String.join(
                                        ", ",
                                        objects.stream().map(ApiObjects::named).toList()))
                .throwIfAny();
        return found.get(0);
    }

    /** cdk8s separates paths by slashes, so an id cannot have one. */
    private static String childId(List<? extends HasMetadata> objects, HasMetadata object) {
        long ofKind = objects.stream()
                .filter(other -> other.getKind().equals(object.getKind()))
                .count();
        long named = objects.stream()
                .filter(other -> named(other).equals(named(object)))
                .count();
        String id = ofKind == 1
                ? object.getKind()
                : named == 1 ? named(object) : Component.address(object).replace(' ', '/');
        return id.replace('/', '-');
    }

    private static String named(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
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
