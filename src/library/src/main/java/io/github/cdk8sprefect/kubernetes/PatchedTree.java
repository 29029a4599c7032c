package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An object with a patch laid over it, which knows by what of the patch each field came about. */
final class PatchedTree implements TreeMerge.Rules {

    /** What an object of a kind is nothing without. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "Deployment", List.of("spec", "spec.selector", "spec.template", "spec.template.spec"),
            "StatefulSet", List.of("spec", "spec.selector", "spec.template", "spec.template.spec"),
            "Job", List.of("spec", "spec.template", "spec.template.spec"),
            "CronJob", List.of("spec", "spec.schedule", "spec.jobTemplate", "spec.jobTemplate.spec.template.spec"),
            "Service", List.of("spec", "spec.ports"),
            "HorizontalPodAutoscaler", List.of("spec", "spec.scaleTargetRef", "spec.maxReplicas"),
            "PersistentVolumeClaim", List.of("spec", "spec.accessModes", "spec.resources"),
            "Ingress", List.of("spec"),
            "RoleBinding", List.of("roleRef"),
            "ClusterRoleBinding", List.of("roleRef"));

    private final String kind;
    private final ObjectNode tree;
    private final Problems problems;
    private final Map<FieldPath, FieldPath> sources = new HashMap<>();

    private PatchedTree(String kind, ObjectNode tree, Problems problems) {
        this.kind = kind;
        this.tree = tree;
        this.problems = problems;
    }

    /** Lays the patch over the object, and notes what it leaves that Kubernetes refuses. */
    static PatchedTree of(String kind, ObjectNode object, ObjectNode patch, Problems problems) {
        PatchedTree patched = new PatchedTree(kind, object.deepCopy(), problems);
        new TreeMerge(patched).lay(patch, patched.tree);
        patched.checkNeeded(object);
        patched.checkContainers(object);
        patched.checkSelector();
        return patched;
    }

    ObjectNode tree() {
        return tree;
    }

    /** Fields of the object, and what of the patch they are from. */
    Map<FieldPath, FieldPath> sources() {
        return sources;
    }

    /** The scalar that a type did not take. */
    String text(JsonMappingException failure) {
        return at(tree, JsonPlaces.of(failure)).asText();
    }

    /** Notes what is wrong with a field, at the place in the patch that it is from. */
    void note(FieldPath field, String message) {
        FieldPath at = field;
        while (!at.isTop() && !sources.containsKey(at)) {
            at = at.parent();
        }
        FieldPath source = sources.getOrDefault(at, FieldPath.TOP);
        String rest = field.text().substring(at.text().length());
        problems.require(
                false,
                source.then(rest.startsWith(".") ? rest.substring(1) : rest).text(),
                message);
    }

    @Override
    public Optional<TreeMerge.ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper) {
        Optional<TreeMerge.ItemFinder> finder = ListKeys.of(list, lower, upper);
        if (finder.isEmpty() && !lower.isEmpty()) {
            ListKeys.keyOf(list).ifPresent(key -> {
                for (int index = 0; index < upper.size(); index++) {
                    if (!upper.get(index).hasNonNull(key)) {
                        note(
                                list.index(index),
                                "must have " + key + ", by which it is found; there are: " + all(lower, key));
                    }
                }
            });
        }
        return finder;
    }

    @Override
    public boolean replaces(FieldPath path, ObjectNode lower, ObjectNode upper) {
        return ListKeys.isOtherSource(path, lower, upper);
    }

    @Override
    public void laid(FieldPath path, FieldPath source) {
        sources.put(path, source);
    }

    private void checkNeeded(ObjectNode before) {
        Stream.concat(Stream.of("metadata"), NEEDED.getOrDefault(kind, List.of()).stream())
                .map(FieldPath::new)
                .filter(field -> !isMissing(before, field) && isMissing(tree, field))
                .findFirst()
                .ifPresent(field -> note(field, "must not be taken away: a " + kind + " needs it"));
    }

    private static boolean isMissing(ObjectNode tree, FieldPath field) {
        JsonNode value = at(tree, field);
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
    }

    private void checkContainers(ObjectNode before) {
        FieldPath pod = podSpec();
        for (String list : new String[] {"containers", "initContainers"}) {
            FieldPath path = pod.key(list);
            JsonNode earlier = at(before, path);
            JsonNode containers = at(tree, path);
            for (int index = 0; index < containers.size(); index++) {
                JsonNode container = containers.get(index);
                // The container of a job template has no image before somebody sets one.
                boolean neverHadOne =
                        index < earlier.size() && !earlier.get(index).hasNonNull("image");
                if (neverHadOne
                        || !container.path("image").asText().isBlank()
                        || !container.path("name").isTextual()) {
                    continue;
                }
                note(
                        path.index(index),
                        index < earlier.size()
                                ? "must keep its image"
                                : "is for no container; there are: " + all(earlier, "name")
                                        + " (a new one needs an image)");
            }
            if (containers.isEmpty() && !earlier.isEmpty() && list.equals("containers") && !isMissing(tree, pod)) {
                note(path, "must not be taken away: a pod needs a container");
            }
        }
    }

    /** A selector that its own pods do not have is refused by Kubernetes. */
    private void checkSelector() {
        FieldPath selector = new FieldPath("spec.selector.matchLabels");
        FieldPath labels = new FieldPath("spec.template.metadata.labels");
        at(tree, selector).properties().stream()
                .filter(label -> !isMissing(tree, new FieldPath("spec.template")))
                .filter(label -> !at(tree, labels).path(label.getKey()).equals(label.getValue()))
                .min(Map.Entry.comparingByKey())
                .ifPresent(label -> note(
                        Stream.of(labels.key(label.getKey()), labels, labels.parent())
                                .filter(sources::containsKey)
                                .findFirst()
                                .orElse(selector.key(label.getKey())),
                        "must have " + label.getValue().asText() + " as " + label.getKey()
                                + ": the selector finds the pods by it"));
    }

    private FieldPath podSpec() {
        return new FieldPath(kind.equals("CronJob") ? "spec.jobTemplate.spec.template.spec" : "spec.template.spec");
    }

    private static JsonNode at(JsonNode tree, FieldPath field) {
        return tree.at(field.pointer());
    }

    private static String all(JsonNode items, String key) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(key).asText())
                .reduce((first, second) -> first + ", " + second)
                .orElse("none");
    }
}
