package io.github.cdk8sprefect.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.environment.Parts;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The JSON Schema of {@code prefect.yaml}, for completion, explanation and validation in editors: made of the props, of their
 * javadoc, and of what their checks refuse.
 */
public final class PrefectYamlSchema {

    private static final String TYPE = "x-type";
    private static final CustomDefinitionProviderV2 SPECIAL = PrefectYamlSchema::special;

    private PrefectYamlSchema() {}

    /** The schema, of draft 2020-12. */
    public static JsonNode generate() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_OPTIONALS,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.INLINE_NULLABLE_SCHEMAS);
        config.forFields()
                .withIgnoreCheck(PrefectYamlSchema::isHidden)
                .withPropertyNameOverrideResolver(PrefectYamlSchema::nameInYaml)
                .withDescriptionResolver(
                        field -> description(field.getDeclaringType().getErasedType(), field.getName()));
        config.forTypesInGeneral()
                .withDescriptionResolver(
                        type -> PropsDocs.ofType(type.getType().getErasedType()).orElse(null))
                .withTypeAttributeOverride((node, type, context) ->
                        node.put(TYPE, type.getType().getErasedType().getName()))
                .withCustomDefinitionProvider(SPECIAL);
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(PrefectEnvironmentProps.class);
        schema.put("title", "prefect.yaml");
        Normalized.normalize(schema);
        Map<String, Class<?>> types = types(schema);
        defaults(schema, types);
        SchemaRules.add(schema, types);
        Map<String, Set<String>> required = new LinkedHashMap<>();
        types.forEach((pointer, type) -> required.put(
                pointer, type.isRecord() ? new TriedProps(type).required() : KubernetesDocs.required(type)));
        Map<String, Map<String, List<String>>> requiredUnless = new LinkedHashMap<>();
        types.forEach((pointer, type) ->
                requiredUnless.put(pointer, type.isRecord() ? new TriedProps(type).requiredUnless() : Map.of()));
        Completeness.add(schema, required, requiredUnless);
        ofTheFileAlone(schema);
        VersionRules.add(schema);
        somethingToInstall(schema);
        exclusions(schema, types);
        environments(schema);
        return schema;
    }

    private static String description(Class<?> type, String field) {
        Optional<String> ours = PropsDocs.ofComponent(type, field);
        return ours.or(() -> KubernetesDocs.ofField(type, field)).orElse(null);
    }

    /** The types behind the definitions, by pointer. Their names are taken out. */
    private static Map<String, Class<?>> types(ObjectNode schema) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        List<String> pointers = new ArrayList<>(List.of(""));
        schema.get("$defs").fieldNames().forEachRemaining(name -> pointers.add("/$defs/" + name));
        for (String pointer : pointers) {
            JsonNode name = ((ObjectNode) schema.at(pointer)).remove(TYPE);
            if (name != null) {
                types.put(pointer, type(name.asText()));
            }
        }
        schema.findParents(TYPE).forEach(node -> ((ObjectNode) node).remove(TYPE));
        return types;
    }

    /** What the reader takes before it makes props: settings of all items of a list, items to take away, and places for anchors. */
    private static void ofTheFileAlone(ObjectNode schema) {
        for (String list : List.of("workers", "agents")) {
            String item = schema.at("/properties/" + list + "/items/$ref").asText();
            ((ObjectNode) schema.at(
                            schema.at("/properties/defaults/$ref").asText().substring(1) + "/properties"))
                    .putObject(list)
                    .put("$ref", item)
                    .put(
                            "description",
                            "settings of all " + list
                                    + ", each of which may say otherwise. Default: none. Refused: without " + list);
            ((ObjectNode) schema.at(item.substring(1) + "/properties"))
                    .putObject("$patch")
                    .put(
                            "description",
                            "delete takes the item of this name away from what the file, or the files before, say")
                    .putArray("enum")
                    .add("delete");
        }
        schema.putObject("patternProperties")
                .putObject("^x-")
                .put("description", "your own, such as a place for anchors");
    }

    /** One of the settings that do not leave it at nothing to install. */
    private static void somethingToInstall(ObjectNode schema) {
        TriedProps environment = new TriedProps(PrefectEnvironmentProps.class);
        ArrayNode ways = ((ObjectNode) schema.get("then")).putArray("anyOf");
        schema.get("properties").fieldNames().forEachRemaining(key -> {
            boolean isNothing = environment.some(
                    key, made -> Parts.of((PrefectEnvironmentProps) made).all().isEmpty());
            if (!isNothing) {
                ways.add(present(schema, key));
            }
        });
    }

    static ObjectNode present(ObjectNode schema, String... keys) {
        ObjectNode present = schema.objectNode();
        for (String key : keys) {
            present.withArrayProperty("required").add(key);
            present.withObjectProperty("properties")
                    .putObject(key)
                    .putObject("not")
                    .put("type", "null");
        }
        return present;
    }

    /** Pairs of settings of which there can be one. */
    private static void exclusions(ObjectNode schema, Map<String, Class<?>> types) {
        types.forEach((pointer, type) -> {
            if (!type.isRecord() || pointer.isEmpty()) {
                return;
            }
            TriedProps props = new TriedProps(type);
            List<String> keys = new ArrayList<>();
            schema.at(pointer).path("properties").fieldNames().forEachRemaining(keys::add);
            for (String one : keys) {
                for (String other : keys.subList(keys.indexOf(one) + 1, keys.size())) {
                    props.exclusion(one, other)
                            .ifPresent(said -> ((ObjectNode) schema.at(pointer))
                                    .withArrayProperty("allOf")
                                    .addObject()
                                    .put("errorMessage", said)
                                    .set("not", present(schema, one, other)));
                }
            }
        });
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void defaults(ObjectNode schema, Map<String, Class<?>> types) {
        types.forEach((pointer, type) -> {
            if (type.isRecord()) {
                TriedProps props = new TriedProps(type);
                Stream.of(type.getRecordComponents()).forEach(component -> {
                    if (schema.at(pointer).path("properties").get(component.getName()) instanceof ObjectNode property) {
                        props.defaultOf(component).ifPresent(value -> property.set("default", value));
                    }
                });
            }
        });
    }

    /** The section that is of the file alone, because each environment in it becomes props of its own. */
    private static void environments(ObjectNode schema) {
        ObjectNode section = ((ObjectNode) schema.get("properties")).putObject("environments");
        section.put(
                        "description",
                        "several environments by name: each is written to a folder of its own, with all other settings here,"
                                + " and on top of them what it says, as a mapping or as the name of a file. Default: one"
                                + " environment. Refused: the name argocd, and anything that is not a DNS label")
                .putArray("type")
                .add("object")
                .add("null");
        // A DNS label, as the namespace is.
        ObjectNode names = section.putObject("propertyNames");
        schema.at("/properties/namespace").properties().forEach(word -> {
            if (Set.of("pattern", "patternErrorMessage", "maxLength").contains(word.getKey())) {
                names.set(word.getKey(), word.getValue());
            }
        });
        ObjectNode overlay = section.putObject("additionalProperties");
        overlay.putArray("type").add("object").add("string").add("null");
        ObjectNode settings = overlay.put("additionalProperties", false).putObject("properties");
        schema.get("properties").fieldNames().forEachRemaining(key -> {
            if (!key.equals("environments")) {
                settings.putObject(key).put("$ref", "#/properties/" + key);
            }
        });
    }

    /** Java only, or swallowed by Kubernetes' types: the strict reader knows neither. */
    private static boolean isHidden(FieldScope field) {
        return field.getAnnotation(JsonIgnore.class) != null || field.getName().equals("additionalProperties");
    }

    private static String nameInYaml(FieldScope field) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? null : property.value();
    }

    private static CustomDefinition special(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (erased == Quantity.class) {
            schema.putArray("type").add("string").add("number");
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
        }
        if (erased == PrefectVersion.class) {
            return new CustomDefinition(
                    schema.put("type", "string"),
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.YES);
        }
        if (erased == IntOrString.class) {
            schema.putArray("type").add("integer").add("string");
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
        }
        if (erased == JsonNode.class) {
            ArrayNode types = schema.put("additionalProperties", true).putArray("type");
            Stream.of("string", "number", "boolean", "array", "object").forEach(types::add);
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
        }
        if (erased == ObjectNode.class) {
            return new CustomDefinition(
                    schema.put("type", "object").put("additionalProperties", true),
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.YES);
        }
        if (erased == WorkPoolProps.class) {
            ArrayNode forms = schema.putArray("anyOf");
            forms.addObject().put("type", "string");
            forms.add(context.createStandardDefinitionReference(type, SPECIAL));
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
        }
        JsonSubTypes choices = erased.getAnnotation(JsonSubTypes.class);
        return choices == null ? null : new CustomDefinition(choice(schema, choices, context));
    }

    /** A mapping with one key, which is the choice. */
    private static ObjectNode choice(ObjectNode schema, JsonSubTypes choices, SchemaGenerationContext context) {
        schema.put("type", "object").put("minProperties", 1).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (JsonSubTypes.Type choice : choices.value()) {
            ObjectNode reference =
                    context.createDefinitionReference(context.getTypeContext().resolve(written(choice.value())));
            PropsDocs.ofType(choice.value()).ifPresent(text -> reference.put("description", text));
            properties.set(choice.name(), reference);
        }
        List<String> keys = new ArrayList<>();
        properties.fieldNames().forEachRemaining(keys::add);
        ArrayNode pairs = schema.putArray("allOf");
        for (String one : keys) {
            for (String other : keys.subList(keys.indexOf(one) + 1, keys.size())) {
                pairs.addObject()
                        .put("errorMessage", "must have one choice, not " + one + " and " + other)
                        .set("not", present(schema, one, other));
            }
        }
        return schema;
    }

    /** What is written for the type: its one component, where that stands for all of it, as in a connection string. */
    private static Class<?> written(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst()
                .<Class<?>>map(RecordComponent::getType)
                .orElse(type);
    }
}
