package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds a tree to props through Jackson, strictly, and goes on after a problem, so that all are found at once.
 *
 * @param <T> the props
 */
final class Binding<T> {

    private final Class<T> type;
    private final List<Problem> problems = new ArrayList<>();

    Binding(Class<T> type) {
        this.type = type;
    }

    /** The props; empty when there are problems. */
    Optional<T> bind(ObjectNode tree) {
        noteEmptyItems(tree, "");
        try {
            T props = mapper().treeToValue(tree, type);
            return problems.isEmpty() ? Optional.of(props) : Optional.empty();
        } catch (JsonMappingException e) {
            note(path(e), e);
        } catch (JsonProcessingException e) {
            problems.add(new Problem("", Optional.empty(), e.getOriginalMessage()));
        }
        return Optional.empty();
    }

    private void noteEmptyItems(JsonNode node, String path) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            noteEmptyItems(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey());
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            String item = path + "[" + index + "]";
            if (node.get(index).isNull()) {
                problems.add(
                        new Problem(item, Optional.empty(), "must not be empty; remove the dash or say what it is"));
            }
            noteEmptyItems(node.get(index), item);
        }
    }

    List<Problem> problems() {
        return problems;
    }

    private ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new SimpleModule("strict")
                        .setDeserializerModifier(new Strictness())
                        .addDeserializer(String.class, StrictScalar.TEXT)
                        .addDeserializer(Boolean.class, StrictScalar.TRUTH)
                        .addDeserializer(Integer.class, StrictScalar.WHOLE_NUMBER)
                        .addDeserializer(Long.class, StrictScalar.LONG_NUMBER)
                        .addDeserializer(Quantity.class, StrictScalar.QUANTITY))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addHandler(new Collector())
                .build();
    }

    private void noteAt(JsonParser place, String message) {
        problems.add(new Problem(path(place.getParsingContext()), Optional.empty(), message));
    }

    private void note(String path, JsonMappingException e) {
        if (!noteInvalid(path, e)) {
            problems.add(new Problem(path, Optional.empty(), Wording.oneLine(e.getOriginalMessage())));
        }
    }

    /** Takes over what a constructor refused; false where the failure is another. */
    private boolean noteInvalid(String path, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPropsException invalid) {
                invalid.problems().stream()
                        .map(problem -> problem.under(path))
                        .filter(problem ->
                                problems.stream().noneMatch(told -> told.path().equals(problem.path())))
                        .forEach(problems::add);
                return true;
            }
        }
        return false;
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String path(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + Math.max(0, context.getCurrentIndex()) + "]";
        }
        String name = context.getCurrentName();
        return name == null ? parent : parent.isEmpty() ? name : parent + "." + name;
    }

    /** Fabric8's types swallow what they do not know; here it must be an error. */
    private final class Strictness extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
            builder.setAnySetter(null);
            return builder;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            return Choice.is(bean.getBeanClass())
                    ? new Choice(bean.getBeanClass(), Binding.this::noteAt)
                    : deserializer;
        }
    }

    private final class Collector extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws java.io.IOException {
            Collection<Object> known = deserializer == null ? List.of() : deserializer.getKnownPropertyNames();
            problems.add(new Problem(
                    path(parser.getParsingContext()),
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
            String path = path(parser.getParsingContext());
            Optional<String> value = token.isScalarValue() ? Optional.of(parser.getText()) : Optional.empty();
            problems.add(new Problem(path, value, Wording.expected(target.getRawClass())));
            parser.skipChildren();
            return null;
        }

        @Override
        public Object handleInstantiationProblem(
                DeserializationContext context, Class<?> target, Object argument, Throwable failure) {
            String path = path(context.getParser().getParsingContext());
            if (!noteInvalid(path, failure)) {
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
            problems.add(new Problem(
                    path(context.getParser().getParsingContext()), Optional.of(String.valueOf(value)), message));
            return null;
        }
    }
}
