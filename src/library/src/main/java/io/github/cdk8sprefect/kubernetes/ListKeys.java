package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The keys that identify the items of a list, so that one item can be changed without the others.
 *
 * @param keys the first is in every item; another counts where the item that is looked for has it
 */
@Internal
public record ListKeys(List<String> keys) implements TreeMerge.ItemFinder {

    private static final ListKeys NAME = new ListKeys(List.of("name"));

    /** Lists of which Kubernetes' OpenAPI document has x-kubernetes-patch-merge-key or x-kubernetes-list-map-keys. */
    private static final Map<String, List<ListKeys>> OF_KUBERNETES = Map.ofEntries(
            Map.entry("containers", List.of(NAME)),
            Map.entry("initContainers", List.of(NAME)),
            Map.entry("env", List.of(NAME)),
            Map.entry("volumes", List.of(NAME)),
            Map.entry("imagePullSecrets", List.of(NAME)),
            Map.entry("secrets", List.of(NAME)),
            Map.entry("resourceClaims", List.of(NAME)),
            Map.entry("claims", List.of(NAME)),
            Map.entry("schedulingGates", List.of(NAME)),
            Map.entry("volumeMounts", List.of(new ListKeys(List.of("mountPath")))),
            Map.entry("volumeDevices", List.of(new ListKeys(List.of("devicePath")))),
            Map.entry("hostAliases", List.of(new ListKeys(List.of("ip")))),
            Map.entry("topologySpreadConstraints", List.of(new ListKeys(List.of("topologyKey", "whenUnsatisfiable")))),
            Map.entry(
                    "ports",
                    List.of(
                            new ListKeys(List.of("containerPort", "protocol")),
                            new ListKeys(List.of("port", "protocol")),
                            NAME)));

    /** Of an item in these lists, all fields but the name are ways to say one thing, of which one may be there. */
    private static final Set<String> OF_ONE_SOURCE = Set.of("env", "volumes");

    /**
     * What finds the items of one list in the other: what Kubernetes does, or the name in a list that it knows nothing of.
     *
     * @return empty where the one list replaces the other
     */
    public static Optional<TreeMerge.ItemFinder> of(FieldPath list, ArrayNode lower, ArrayNode upper) {
        return OF_KUBERNETES.getOrDefault(list.lastKey(), List.of(NAME)).stream()
                .filter(keys -> keys.areIn(lower) && keys.areIn(upper))
                .<TreeMerge.ItemFinder>map(keys -> keys)
                .findFirst();
    }

    /** What Kubernetes finds the items of the list by; empty for a list that it replaces. */
    static Optional<String> keyOf(FieldPath list) {
        return Optional.ofNullable(OF_KUBERNETES.get(list.lastKey()))
                .map(keys -> keys.get(keys.size() - 1).keys().get(0));
    }

    /** Whether an item says by another field than before where its content is from. */
    public static boolean isOtherSource(FieldPath item, ObjectNode lower, ObjectNode upper) {
        return OF_ONE_SOURCE.contains(item.lastKey())
                && upper.size() > 1
                && upper.properties().stream()
                        .filter(field -> !field.getKey().equals("name"))
                        .noneMatch(field ->
                                lower.has(field.getKey()) || field.getValue().isNull());
    }

    /** Whether every item can be found. */
    private boolean areIn(ArrayNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(keys.get(0)))
                .allMatch(key -> key.isValueNode() && !key.isNull());
    }

    @Override
    public OptionalInt find(ArrayNode items, JsonNode wanted) {
        return IntStream.range(0, items.size())
                .filter(index -> keys.stream().allMatch(key -> isSame(key, items.get(index), wanted)))
                .findFirst();
    }

    private boolean isSame(String key, JsonNode item, JsonNode wanted) {
        String byDefault = key.equals("protocol") ? "TCP" : "";
        String value = wanted.path(key).asText(byDefault);
        return value.isEmpty() || item.path(key).asText(byDefault).equals(value);
    }
}
