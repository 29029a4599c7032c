package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerFactory;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.cdk8sprefect.cdk8s.Shortcut;
import java.io.IOException;

/**
 * Builds the deserializer of a type when the type first occurs in a file. Jackson would build those of all types that
 * any setting uses, most of Kubernetes' types, which took a third of a run.
 */
final class LazyDeserializer extends JsonDeserializer<Object> {

    private final JavaType type;
    private volatile JsonDeserializer<Object> reader;

    private LazyDeserializer(JavaType type) {
        this.type = type;
    }

    /** For each type that is read field by field; choices, texts, lists and the like are read as ever. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule("read when needed");
        if (!Shortcut.LAZY_READING.isTaken()) {
            return module;
        }
        module.setDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription bean) {
                return type.isConcrete() && isOfProps(type) ? new LazyDeserializer(type) : null;
            }
        });
        return module;
    }

    private static boolean isOfProps(JavaType type) {
        String name = type.getRawClass().getName();
        return name.startsWith("io.fabric8.") || name.startsWith("io.github.cdk8sprefect.");
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            Binding.of(context).noteIfPitfall(parser); // of props that may be given as a text, such as a work pool
        }
        JsonDeserializer<Object> known = reader;
        if (known == null) {
            known = learn(context);
            reader = known;
        }
        return known.deserialize(parser, context);
    }

    /** As Jackson's own cache of deserializers does. */
    @SuppressWarnings("unchecked")
    private JsonDeserializer<Object> learn(DeserializationContext context) throws JsonMappingException {
        BeanDeserializerFactory factory = (BeanDeserializerFactory) context.getFactory();
        JsonDeserializer<?> learnt =
                factory.buildBeanDeserializer(context, type, context.getConfig().introspect(type));
        if (learnt instanceof ResolvableDeserializer fields) {
            fields.resolve(context);
        }
        return (JsonDeserializer<Object>) context.handlePrimaryContextualization(learnt, null, type);
    }

    /** One for all settings of the type, so that it is learnt once. */
    @Override
    public boolean isCachable() {
        return true;
    }
}
