package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Helm's templates in values: the few that refer to the release are resolved, others cannot be imported.
 *
 * @param known what an expression stands for
 * @param values finds a value by its path
 */
record Templates(Map<String, String> known, Function<String, JsonNode> values) {

    /** What would do in the place of a template that we do not know. */
    static final String WHAT_WOULD_DO = "is a Helm template that cannot be carried over; write what it gives: helm get"
            + " manifest shows it (known are .Values with the path of a text or a number, .Release.Name, .Release.Namespace, .Chart.Name and"
            + " include \"common.names.fullname\" .)";

    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");

    static Templates of(HelmRelease release, String fullName, Function<String, JsonNode> values) {
        return new Templates(
                Map.of(
                        ".Release.Name", release.name(),
                        ".Release.Namespace", release.namespace(),
                        ".Chart.Name", release.chart().chartName(),
                        "include \"common.names.fullname\" .", fullName),
                values);
    }

    /** The value without templates; empty where one of them is unknown. */
    Optional<JsonNode> rendered(JsonNode value) {
        try {
            return Optional.of(render(value));
        } catch (UnknownTemplate e) {
            return Optional.empty();
        }
    }

    private JsonNode render(JsonNode value) throws UnknownTemplate {
        if (value.isTextual()) {
            return TextNode.valueOf(render(value.textValue()));
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(render(field.getKey()), render(field.getValue()));
            }
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            for (JsonNode item : array) {
                copy.add(render(item));
            }
            return copy;
        }
        return value;
    }

    private String render(String text) throws UnknownTemplate {
        Matcher expressions = EXPRESSION.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (expressions.find()) {
            String expression =
                    expressions.group(1).replaceFirst("^\\$\\.", ".").replaceFirst(" \\$$", " .");
            String meaning = meaning(expression);
            if (meaning == null) {
                throw new UnknownTemplate();
            }
            expressions.appendReplacement(whole, Matcher.quoteReplacement(meaning));
        }
        expressions.appendTail(whole);
        if (whole.indexOf("{{") >= 0) {
            throw new UnknownTemplate();
        }
        return whole.toString();
    }

    /** Null for what nobody knows. */
    private String meaning(String expression) {
        if (!expression.matches("\\.Values(\\.\\w+)+")) {
            return known.get(expression);
        }
        JsonNode value = values.apply(expression.substring(".Values.".length()));
        return value.isValueNode() && !value.isNull() && !value.asText().contains("{{") ? value.asText() : null;
    }

    private static final class UnknownTemplate extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
