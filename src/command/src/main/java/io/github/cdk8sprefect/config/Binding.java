package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.cdk8s.YamlPitfalls;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.kubernetes.NoUnknownFields;
import io.github.cdk8sprefect.kubernetes.Wording;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Binds a tree to props through Jackson, strictly, and continues after a problem, so that all are found at once.
 *
 * @param <T> the props
 */
final class Binding<T> {

    /** One for all, because it learns what it reads; what it finds goes to the binding of the context. */
    private static final ObjectMapper MAPPER = mapper();

    private final Class<T> type;
    private final Predicate<FieldPath> isEmpty;
    private final Mistakes mistakes = new Mistakes();
    private SecretPlaces secrets = new SecretPlaces(JsonNodeFactory.instance.objectNode());

    /** With the settings that the user wrote without a value. */
    Binding(Class<T> type, Predicate<FieldPath> isEmpty) {
        this.type = type;
        this.isEmpty = isEmpty;
    }

    /** Whether the user wrote the key of the setting, and nothing behind it. */
    boolean isEmpty(FieldPath path) {
        return isEmpty.test(path);
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
                noteFailure(e);
                again = JsonPlaces.remove(rest, e);
            } catch (IOException e) {
                add(new Problem("", Optional.empty(), Wording.oneLine(e.getMessage())));
                again = false;
            }
        }
        return mistakes.problems().isEmpty() ? props : Optional.empty();
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
        return mistakes.problems();
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(LazyDeserializer.module())
                .addModule(new SimpleModule("strict")
                        .setDeserializerModifier(new Strictness())
                        .addDeserializer(String.class, StrictScalar.STRING)
                        .addDeserializer(Boolean.class, StrictScalar.BOOLEAN)
                        .addDeserializer(Integer.class, StrictScalar.INTEGER)
                        .addDeserializer(Long.class, StrictScalar.LONG_NUMBER)
                        .addDeserializer(Double.class, StrictScalar.DOUBLE))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addHandler(new BindingProblems())
                .build();
    }

    /** The binding that is under way. */
    static Binding<?> of(DeserializationContext context) {
        return (Binding<?>) context.getAttribute(Binding.class);
    }

    /** Notes a problem with a value that is there. A value that may be a secret is not shown. */
    void add(Problem problem) {
        mistakes.add(secrets.hidden(problem));
    }

    /** Notes that a value of another kind is read as text, which is the mistake unless the text is one, too. */
    void addUnquoted(Problem problem) {
        mistakes.addUnquoted(secrets.hidden(problem));
    }

    /** Notes that there is no value at the path because of a problem, so that nobody is told to give one. */
    void fail(FieldPath path) {
        mistakes.fail(path);
    }

    /** Notes that the value of the path stands under another key. */
    void misname(FieldPath path) {
        mistakes.misname(path);
    }

    /** Notes that a mapping of Kubernetes' has a key that is not known, in the place of what may be missing there. */
    void misread(FieldPath mapping) {
        mistakes.misread(mapping);
    }

    /** Notes text that a manifest cannot hold; only a secret, which is encoded there, may be any. */
    void noteIfPitfall(JsonParser place) throws IOException {
        String text = place.getText();
        String path = JsonPlaces.of(place).text();
        YamlPitfalls.in(text)
                .filter(pitfall -> !SecretPlaces.isEncoded(path))
                .ifPresent(pitfall -> add(new Problem(path, Optional.of(text), pitfall)));
    }

    private void noteFailure(JsonMappingException e) {
        FieldPath path = JsonPlaces.of(e);
        if (!noteInvalid(path, e)) {
            add(new Problem(path.text(), Optional.empty(), message(e)));
            fail(path);
        }
    }

    private static String message(JsonMappingException failure) {
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return Wording.expected(mismatch.getTargetType());
        }
        if (failure instanceof ValueInstantiationException refused) {
            return Wording.expected(refused.getType().getRawClass());
        }
        // Fabric8 reads quantities itself.
        String message = Wording.oneLine(failure.getOriginalMessage());
        return message.startsWith("Invalid quantity") ? Wording.expected(Quantity.class) : message;
    }

    /** Takes over what a constructor refused; false where the failure is another. */
    boolean noteInvalid(FieldPath path, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPropsException invalid) {
                invalid.problems().stream()
                        .map(problem -> problem.under(path.text()))
                        .map(secrets::hidden)
                        .forEach(mistakes::addRefusal);
                fail(path);
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
            return SealedTypeDeserializer.is(bean.getBeanClass())
                    ? new SealedTypeDeserializer(bean.getBeanClass())
                    : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
            return new StrictEnum(type.getRawClass());
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config, CollectionType type, BeanDescription bean, JsonDeserializer<?> reader) {
            return new WithoutNulls(reader);
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config, MapType type, BeanDescription bean, JsonDeserializer<?> reader) {
            return new WithoutNulls(reader);
        }
    }
}
