package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.cdk8s.YamlPitfalls;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.kubernetes.NoUnknownFields;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds a tree to props through Jackson, strictly, and goes on after a problem, so that all are found at once.
 *
 * @param <T> the props
 */
final class Binding<T> {

    /** One for all, because it learns what it reads; what it finds goes to the binding of the context. */
    private static final ObjectMapper MAPPER = mapper();

    private final Class<T> type;
    private final List<Problem> problems = new ArrayList<>();
    private SecretPlaces secrets = new SecretPlaces(JsonNodeFactory.instance.objectNode());

    Binding(Class<T> type) {
        this.type = type;
    }

    /** The props; empty when there are problems. */
    Optional<T> bind(ObjectNode tree) {
        secrets = new SecretPlaces(tree);
        noteEmptyItems(tree, FieldPath.TOP);
        ObjectNode rest = tree.deepCopy();
        Optional<T> props = Optional.empty();
        // What Jackson gives up at is taken out, so that the mistakes after it are found, too.
        for (boolean again = true; again; ) {
            try {
                props = Optional.ofNullable(MAPPER.readerFor(type)
                        .withAttribute(Binding.class, this)
                        .<T>readValue(rest));
                again = false;
            } catch (JsonMappingException e) {
                note(JsonPlaces.of(e), e);
                again = remove(rest, e.getPath());
            } catch (IOException e) {
                problems.add(new Problem("", Optional.empty(), Wording.oneLine(e.getMessage())));
                again = false;
            }
        }
        return problems.isEmpty() ? props : Optional.empty();
    }

    /** Takes out what the path leads to; false where it leads to nothing. */
    private static boolean remove(ObjectNode tree, List<JsonMappingException.Reference> path) {
        JsonNode parent = tree;
        for (JsonMappingException.Reference step : path.subList(0, Math.max(0, path.size() - 1))) {
            parent = step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
        }
        JsonMappingException.Reference last = path.isEmpty() ? null : path.get(path.size() - 1);
        if (last != null && parent instanceof ObjectNode object) {
            return object.remove(last.getFieldName()) != null;
        }
        if (last != null && parent instanceof ArrayNode array) {
            return array.remove(last.getIndex()) != null;
        }
        return false;
    }

    private void noteEmptyItems(JsonNode node, FieldPath path) {
        node.properties().forEach(field -> noteEmptyItems(field.getValue(), path.key(field.getKey())));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            FieldPath item = path.index(index);
            if (node.get(index).isNull()) {
                add(new Problem(item.text(), Optional.empty(), "must not be empty; remove the dash or say what it is"));
            }
            noteEmptyItems(node.get(index), item);
        }
    }

    List<Problem> problems() {
        return problems;
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(ReadWhenNeeded.module())
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

    /** The binding that is under way. */
    static Binding<?> of(DeserializationContext context) {
        return (Binding<?>) context.getAttribute(Binding.class);
    }

    /** A value that may be a secret is not shown. */
    void add(Problem problem) {
        problems.add(secrets.hidden(problem));
    }

    /** Notes text that a manifest cannot hold; only a secret, which is encoded there, may be any. */
    void noteIfPitfall(JsonParser place) throws IOException {
        String text = place.getText();
        String path = JsonPlaces.of(place.getParsingContext()).text();
        YamlPitfalls.in(text)
                .filter(pitfall -> !SecretPlaces.isEncoded(path))
                .ifPresent(pitfall -> add(new Problem(path, Optional.of(text), pitfall)));
    }

    private void noteAt(JsonParser place, String message) {
        problems.add(new Problem(JsonPlaces.of(place.getParsingContext()).text(), Optional.empty(), message));
    }

    private void note(FieldPath path, JsonMappingException e) {
        if (!noteInvalid(path, e)) {
            problems.add(new Problem(path.text(), Optional.empty(), message(e)));
        }
    }

    private static String message(JsonMappingException e) {
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return Wording.expected(mismatch.getTargetType());
        }
        return e instanceof ValueInstantiationException refused
                ? Wording.expected(refused.getType().getRawClass())
                : Wording.oneLine(e.getOriginalMessage());
    }

    /** Takes over what a constructor refused; false where the failure is another. */
    boolean noteInvalid(FieldPath path, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPropsException invalid) {
                invalid.problems().stream()
                        .map(problem -> problem.under(path.text()))
                        .filter(problem ->
                                problems.stream().noneMatch(told -> told.path().equals(problem.path())))
                        .forEach(this::add);
                return true;
            }
        }
        return false;
    }

    /** Fabric8's types swallow what they do not know; here it must be an error. */
    private static final class Strictness extends NoUnknownFields {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            return Choice.is(bean.getBeanClass())
                    ? new Choice(
                            bean.getBeanClass(),
                            (context, place, message) -> of(context).noteAt(place, message))
                    : deserializer;
        }
    }
}
