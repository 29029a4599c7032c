package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** Reads a list or a mapping without the nulls that stand where the file has a mistake, which is noted. */
final class WithoutNulls extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    WithoutNulls(JsonDeserializer<?> reader) {
        super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
        return new WithoutNulls(reader);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Object read = super.deserialize(parser, context);
        if (read instanceof Collection<?> items) {
            items.removeIf(Objects::isNull);
        } else if (read instanceof Map<?, ?> entries) {
            entries.values().removeIf(Objects::isNull);
        }
        return read;
    }
}
