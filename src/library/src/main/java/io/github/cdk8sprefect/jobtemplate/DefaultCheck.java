package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks the type of a variable's default, as far as {@code type}, {@code enum} and {@code anyOf} tell. */
final class DefaultCheck {

    private DefaultCheck() {}

    static boolean fits(JsonNode value, JsonNode schema) {
        // Prefect's own templates have it for variables without a default.
        return value.isNull()
                || (fitsType(value, schema.path("type")) && fitsAny(value, schema) && isListed(value, schema));
    }

    private static boolean fitsAny(JsonNode value, JsonNode schema) {
        JsonNode choices = schema.path("anyOf");
        if (!choices.isArray()) {
            return true;
        }
        for (JsonNode choice : choices) {
            if (choice.has("$ref") || (fitsType(value, choice.path("type")) && isListed(value, choice))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isListed(JsonNode value, JsonNode schema) {
        JsonNode listed = schema.path("enum");
        if (!listed.isArray()) {
            return true;
        }
        for (JsonNode each : listed) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (fitsType(value, each)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
