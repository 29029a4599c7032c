package io.github.cdk8sprefect.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schemas of custom resources, from the projects' own CustomResourceDefinitions in the folder {@code custom-resources},
 * with unknown fields refused.
 */
final class CustomResourceSchema {

    private static final Map<String, Optional<Schema>> SCHEMAS = new ConcurrentHashMap<>();

    private CustomResourceSchema() {}

    /** What the schema refuses of the object; empty when there is none of its kind. */
    static Optional<List<String>> problems(JsonObject object) {
        String apiVersion = object.get("apiVersion").getAsString();
        String kind = object.get("kind").getAsString();
        return SCHEMAS.computeIfAbsent(apiVersion + " " + kind, key -> schema(apiVersion, kind))
                .map(schema -> schema.validate(object.toString(), InputFormat.JSON).stream()
                        .map(error -> error.getMessage())
                        .toList());
    }

    private static Optional<Schema> schema(String apiVersion, String kind) {
        String group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        String file = "/custom-resources/" + group + "_" + kind.toLowerCase(Locale.ROOT) + "s.yaml";
        try (InputStream definition = CustomResourceSchema.class.getResourceAsStream(file)) {
            if (definition == null) {
                return Optional.empty();
            }
            JsonNode versions = new ObjectMapper()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(definition))
                    .at("/spec/versions");
            for (JsonNode candidate : versions) {
                if (candidate.path("name").asText().equals(version)) {
                    JsonNode schema = strict(candidate.at("/schema/openAPIV3Schema"));
                    return Optional.of(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema.toString()));
                }
            }
            throw new IllegalArgumentException(file + " has no version " + version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(CustomResourceSchema::strict);
        return node;
    }
}
