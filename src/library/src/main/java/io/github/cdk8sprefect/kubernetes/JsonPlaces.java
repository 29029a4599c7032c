package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;

/** Jackson's current position in a tree. */
@Internal
public final class JsonPlaces {

    private JsonPlaces() {}

    /** Where it stopped. */
    public static FieldPath of(JsonProcessingException failure) {
        FieldPath path = FieldPath.TOP;
        if (failure instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path = step.getFieldName() == null ? path.index(step.getIndex()) : path.key(step.getFieldName());
            }
        }
        return path;
    }

    /** Takes out what it stopped at; false where that is nowhere. */
    public static boolean remove(JsonNode tree, JsonMappingException failure) {
        JsonNode parent = tree;
        List<JsonMappingException.Reference> path = failure.getPath();
        for (JsonMappingException.Reference step : path.subList(0, Math.max(0, path.size() - 1))) {
            parent = step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
        }
        JsonMappingException.Reference last = path.isEmpty() ? null : path.get(path.size() - 1);
        if (last != null && parent instanceof ObjectNode object) {
            return object.remove(last.getFieldName()) != null;
        }
        return last != null
                && parent instanceof ArrayNode array
                && last.getIndex() < array.size()
                && array.remove(last.getIndex()) != null;
    }

    /** The value that it is reading, also where it has read the value's first bracket already. */
    public static FieldPath of(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        JsonToken token = parser.currentToken();
        return of(token != null && token.isStructStart() ? context.getParent() : context);
    }

    private static FieldPath of(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return FieldPath.TOP;
        }
        FieldPath parent = of(context.getParent());
        if (context.inArray()) {
            return parent.index(Math.max(0, context.getCurrentIndex()));
        }
        return context.getCurrentName() == null ? parent : parent.key(context.getCurrentName());
    }
}
