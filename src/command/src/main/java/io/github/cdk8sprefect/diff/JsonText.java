package io.github.cdk8sprefect.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/** A field whose text is JSON, such as a base job template in a ConfigMap: the JSON values are compared. */
final class JsonText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    /** Whether all that is there is the text of a JSON object. */
    static boolean isIn(Optional<Object> before, Optional<Object> after) {
        return before.filter(text -> read(text).isEmpty()).isEmpty()
                && after.filter(text -> read(text).isEmpty()).isEmpty();
    }

    static Optional<Object> parsed(Optional<Object> value) {
        return value.flatMap(JsonText::read);
    }

    private static Optional<Object> read(Object value) {
        if (!(value instanceof String text) || !text.strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(text, Map.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
