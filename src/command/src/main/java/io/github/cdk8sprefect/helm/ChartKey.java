package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * One key of a chart.
 *
 * @param path where it stands in the values
 * @param kind what may stand there
 * @param optional whether it may be taken away by {@code null} or be empty
 * @param templated whether Helm renders templates in it
 * @param byDefault what Helm takes when nobody says anything
 * @param outcome what becomes of it in {@code prefect.yaml}
 */
record ChartKey(String path, Kind kind, boolean optional, boolean templated, JsonNode byDefault, String outcome) {

    /** What may stand at a key. */
    enum Kind {
        TEXT("text", "must be text; put it in quotes"),
        NUMBER("number", "must be a whole number"),
        NUMBER_OR_TEXT("number or text", "must be a whole number"),
        TRUTH("truth", "must be true or false"),
        NAME_OR_NUMBER("name or number", "must be a name or a number"),
        TEMPLATE("template", "must be JSON, as text or as a mapping"),
        TEXTS("texts", "must be a list of texts"),
        LIST("list", "must be a list of mappings"),
        LABELS("labels", "must be a mapping of texts; put numbers and true or false in quotes"),
        MAPPING("mapping", "must be a mapping"),
        IGNORED("ignored", ""),
        REFUSED("refused", "cannot be carried over");

        private final String word;
        private final String whatWouldDo;

        Kind(String word, String whatWouldDo) {
            this.word = word;
            this.whatWouldDo = whatWouldDo;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(word);
        }

        String whatWouldDo() {
            return whatWouldDo;
        }

        boolean accepts(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isIntegralNumber() && value.canConvertToInt();
                case NUMBER_OR_TEXT -> value.canConvertToInt() || value.asText().matches("\\d{0,9}");
                case TRUTH -> value.isBoolean();
                case TEXTS -> value.isArray() && allMatch(value, JsonNode::isTextual);
                case LIST -> value.isArray() && allMatch(value, JsonNode::isObject);
                case LABELS -> value.isObject() && allMatch(value, JsonNode::isTextual);
                case MAPPING -> value.isObject();
                case NAME_OR_NUMBER -> value.isTextual() || value.canConvertToInt();
                case TEMPLATE -> value.isTextual() || value.isObject();
                case IGNORED, REFUSED -> true;
            };
        }

        private static boolean allMatch(JsonNode values, Predicate<JsonNode> test) {
            for (JsonNode value : values) {
                if (!test.test(value)) {
                    return false;
                }
            }
            return true;
        }
    }
}
