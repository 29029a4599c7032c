package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdk8sprefect.props.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one setting does, from the schema.
 *
 * @param description the sentences of its javadoc; empty for a type of Kubernetes' own
 * @param keys the settings below it
 */
@Internal
public record Explanation(String description, List<String> keys) {

    /**
     * Explains the setting at {@code path}, such as {@code workers.pod.env}; indexes may be left out.
     *
     * @return empty when there is no such setting
     */
    public static Optional<Explanation> of(String path) {
        JsonNode schema = PrefectYamlSchema.generate();
        JsonNode at = schema;
        String description = schema.path("description").asText();
        for (String key : path.replaceAll("\\[\\d*]", "").split("\\.", -1)) {
            JsonNode found = resolved(schema, at).path("properties").path(key);
            if (found.isMissingNode()) {
                return Optional.empty();
            }
            at = found;
            description = found.path("description")
                    .asText(resolved(schema, found).path("description").asText());
        }
        List<String> keys = new ArrayList<>();
        resolved(schema, at).path("properties").fieldNames().forEachRemaining(keys::add);
        return Optional.of(new Explanation(description, List.copyOf(keys)));
    }

    /** The object behind references, lists and what may be null. */
    private static JsonNode resolved(JsonNode schema, JsonNode node) {
        if (node.has("$ref")) {
            return resolved(schema, schema.at(node.get("$ref").asText().substring(1)));
        }
        if (node.has("items")) {
            return resolved(schema, node.get("items"));
        }
        for (JsonNode option : node.path("anyOf")) {
            if (!option.path("type").asText().equals("null")) {
                return resolved(schema, option);
            }
        }
        return node;
    }
}
