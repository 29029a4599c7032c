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
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Internal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;

/** The JSON Schema of {@code prefect.yaml}, for completion, explanation and validation in editors. */
@Internal
public final class PrefectYamlSchema {

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
                        field -> PropsDocs.ofComponent(field.getDeclaringType().getErasedType(), field.getName())
                                .orElse(null));
        config.forTypesInGeneral()
                .withDescriptionResolver(
                        type -> PropsDocs.ofType(type.getType().getErasedType()).orElse(null))
                .withCustomDefinitionProvider(SPECIAL);
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(PrefectEnvironmentProps.class);
        schema.put("title", "prefect.yaml");
        environments(schema);
        return schema;
    }

    /** The section that is of the file alone, because each environment in it becomes props of its own. */
    private static void environments(ObjectNode schema) {
        ObjectNode section = ((ObjectNode) schema.get("properties")).putObject("environments");
        section.put(
                        "description",
                        "several environments by name: each is written to a folder of its own, with all other settings here,"
                                + " and on top of them what it says, as a mapping or as the name of a file. Default: one"
                                + " environment. Refused: the name argocd, and anything that is not a DNS label")
                .put("type", "object");
        ArrayNode overlay = section.putObject("additionalProperties").putArray("anyOf");
        overlay.addObject().put("type", "null");
        overlay.addObject().put("type", "string");
        overlay.addObject().put("$ref", "#");
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
        if (erased == PrefectVersion.class || erased == Quantity.class) {
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
        schema.put("type", "object")
                .put("minProperties", 1)
                .put("maxProperties", 1)
                .put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (JsonSubTypes.Type choice : choices.value()) {
            properties.set(
                    choice.name(),
                    context.createDefinitionReference(context.getTypeContext().resolve(written(choice.value()))));
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
