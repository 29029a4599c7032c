package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.kubernetes.Wording;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Collects the problems that Jackson reports, with their paths and in our wording, and lets it continue. */
final class BindingProblems extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object bean,
            String name)
            throws IOException {
        // What a record does not know, Jackson copies, and tells when it has read the record.
        FieldPath parent =
                parser == context.getParser() ? JsonPlaces.of(parser).parent(name) : JsonPlaces.of(context.getParser());
        UnknownKey unknown = UnknownKey.of(name, parent, deserializer, context);
        Binding<?> binding = Binding.of(context);
        binding.add(new Problem(parent.key(name).text(), Optional.empty(), unknown.message()));
        unknown.meant().map(parent::key).ifPresent(binding::misname);
        if (deserializer.handledType().getName().startsWith("io.fabric8.")) {
            binding.misread(parent);
        }
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
            throws IOException {
        Class<?> type = target.getRawClass();
        if (token.isScalarValue()) {
            refused(context, parser.getText(), insteadOf(token, parser.getText(), type));
        } else {
            FieldPath path = JsonPlaces.of(parser);
            JsonNode there = parser.readValueAsTree();
            Binding.of(context).add(new Problem(path.text(), Optional.empty(), Wording.insteadOf(there, type)));
            Binding.of(context).fail(path);
        }
        return nothing(type);
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> target, Object argument, Throwable failure) {
        FieldPath path = JsonPlaces.of(context.getParser());
        Binding<?> binding = Binding.of(context);
        if (binding.noteInvalid(path, failure)) {
            return null;
        }
        if (!target.getName().startsWith("io.github.cdk8sprefect.")) {
            binding.add(new Problem(path.text(), Optional.empty(), Wording.expected(target)));
        } else if (binding.problems().isEmpty()) {
            // Our constructors refuse what is wrong in words of their own; anything else is a mistake of ours.
            throw new IllegalStateException("no " + target.getSimpleName() + " at " + path, failure);
        }
        binding.fail(path);
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            String failure)
            throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue()) {
            return handleUnexpectedToken(context, context.constructType(target), token, parser, failure);
        }
        String text = parser.getText();
        String message = insteadOf(token, text, target);
        if (!instantiator.canCreateFromString()) {
            refused(context, text, message);
            return nothing(target);
        }
        FieldPath path = JsonPlaces.of(parser);
        Binding.of(context).addUnquoted(new Problem(path.text(), Optional.of(text), message));
        try {
            return instantiator.createFromString(context, text);
        } catch (IOException | IllegalArgumentException e) {
            Binding.of(context).noteInvalid(path, e);
            return null;
        }
    }

    /** What stands for a value that could not be read, until all is read. */
    private static Object nothing(Class<?> type) {
        return Collection.class.isAssignableFrom(type) ? new ArrayList<>() : null;
    }

    private static String insteadOf(JsonToken token, String text, Class<?> type) {
        return Wording.insteadOf(text, token == JsonToken.VALUE_STRING, type);
    }

    private static Object refused(DeserializationContext context, Object value, String message) {
        FieldPath path = JsonPlaces.of(context.getParser());
        Binding.of(context).add(new Problem(path.text(), Optional.of(String.valueOf(value)), message));
        Binding.of(context).fail(path);
        return null;
    }
}
