package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Notes what Jackson stumbles over, at its place and in our words, and lets it go on. */
final class Collector extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object bean,
            String name)
            throws java.io.IOException {
        Collection<Object> known = deserializer == null ? List.of() : deserializer.getKnownPropertyNames();
        Binding.of(context)
                .add(new Problem(
                        JsonPlaces.of(parser.getParsingContext()).text(),
                        Optional.empty(),
                        Wording.unknownKey(
                                name,
                                known == null
                                        ? List.of()
                                        : known.stream().map(String::valueOf).toList())));
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String failure) {
        return refused(context, value, Wording.expected(target));
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String failure) {
        return refused(context, value, Wording.expected(target));
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
            throws java.io.IOException {
        String path = JsonPlaces.of(parser.getParsingContext()).text();
        Optional<String> value = token.isScalarValue() ? Optional.of(parser.getText()) : Optional.empty();
        Binding.of(context).add(new Problem(path, value, Wording.expected(target.getRawClass())));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> target, Object argument, Throwable failure) {
        FieldPath path = JsonPlaces.of(context.getParser().getParsingContext());
        if (!Binding.of(context).noteInvalid(path, failure)) {
            refused(context, argument, Wording.expected(target));
        }
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            String failure)
            throws java.io.IOException {
        String value = parser.currentToken().isScalarValue() ? parser.getText() : "";
        refused(context, value, Wording.expected(target));
        parser.skipChildren();
        return null;
    }

    private Object refused(DeserializationContext context, Object value, String message) {
        Binding.of(context)
                .add(new Problem(
                        JsonPlaces.of(context.getParser().getParsingContext()).text(),
                        Optional.of(String.valueOf(value)),
                        message));
        return null;
    }
}
