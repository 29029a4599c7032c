package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;

/** Where Jackson is in a tree. */
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

    /** Where it is reading. */
    public static FieldPath of(JsonStreamContext context) {
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
