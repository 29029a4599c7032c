package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a sealed type such as {@code database: {external: {…}}}: a mapping of one key, which names the subtype. Jackson
 * can do this as well, but stops at the first mistake and reports it in its own words.
 */
final class SealedTypeDeserializer extends JsonDeserializer<Object> {

    private final Class<?> type;

    SealedTypeDeserializer(Class<?> type) {
        this.type = type;
    }

    static boolean is(Class<?> type) {
        return type.isInterface() && type.isAnnotationPresent(JsonSubTypes.class);
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ignored)
            throws IOException {
        return deserialize(parser, context);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        // A delegating creator has read past the start already.
        JsonToken first = parser.currentToken() == JsonToken.START_OBJECT ? parser.nextToken() : parser.currentToken();
        if (first != JsonToken.FIELD_NAME) {
            return context.handleUnexpectedToken(type, parser);
        }
        FieldPath path = JsonPlaces.of(parser).parent(parser.currentName());
        Object chosen = chosen(parser, context);
        if (chosen == null) {
            Binding.of(context).fail(path);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            note(context, parser, "must not be set together with another choice; keep one of them");
            parser.nextToken();
            parser.skipChildren();
        }
        return chosen;
    }

    private Object chosen(JsonParser parser, DeserializationContext context) throws IOException {
        Optional<Class<?>> subtype = subtype(parser.currentName());
        if (subtype.isEmpty()) {
            FieldPath choice = JsonPlaces.of(parser).parent(parser.currentName());
            note(context, parser, UnknownKey.ofChoice(parser.currentName(), choice, type, context));
            parser.nextToken();
            parser.skipChildren();
            return null;
        }
        parser.nextToken();
        JsonDeserializer<Object> reader =
                context.findContextualValueDeserializer(context.constructType(subtype.get()), null);
        return parser.currentToken() == JsonToken.VALUE_NULL
                ? context.handleUnexpectedToken(subtype.get(), parser)
                : reader.deserialize(parser, context);
    }

    private static void note(DeserializationContext context, JsonParser place, String message) {
        Binding.of(context).add(new Problem(JsonPlaces.of(place).text(), Optional.empty(), message));
    }

    private Optional<Class<?>> subtype(String name) {
        return Stream.of(type.getAnnotation(JsonSubTypes.class).value())
                .filter(subtype -> subtype.name().equals(name))
                .<Class<?>>map(JsonSubTypes.Type::value)
                .findFirst();
    }
}
