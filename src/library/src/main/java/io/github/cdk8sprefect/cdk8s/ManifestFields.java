package io.github.cdk8sprefect.cdk8s;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.Internal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A typed object as the fields of its manifest, in order.
 *
 * <p>They are what Jackson makes of the object, and a test compares the two for every type that is read here. Jackson,
 * though, first reads all methods and annotations of a type, which took a fifth of a small synth. Most types of Kubernetes are
 * generated alike, so their Java fields say enough; any other type, and any other version of fabric8's, is left to Jackson.
 */
@Internal
public final class ManifestFields {

    private static final TypeReference<Map<String, Object>> MAPPING = new TypeReference<>() {};

    private static final ClassValue<List<ModelField>> MODEL_FIELDS = new ClassValue<>() {
        @Override
        protected List<ModelField> computeValue(Class<?> type) {
            return ModelField.of(type);
        }
    };

    private ManifestFields() {}

    /** The object's fields from {@code apiVersion} on, labels and the like sorted by key. */
    public static Map<String, Object> of(HasMetadata object) {
        List<ModelField> fields = MODEL_FIELDS.get(object.getClass());
        return fields.isEmpty() ? jackson().convertValue(object, MAPPING) : mapping(object, fields);
    }

    private static Map<String, Object> mapping(Object object, List<ModelField> fields) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        for (ModelField field : fields) {
            Object value = field.in(object);
            if (value != null && field.isUnknownFields()) {
                mapping.putAll(sorted((Map<?, ?>) value));
            } else if (value != null) {
                mapping.put(field.name(), value(value));
            }
        }
        return mapping;
    }

    private static Object value(Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> items) {
            List<Object> values = new ArrayList<>(items.size());
            for (Object item : items) {
                values.add(value(item));
            }
            return values;
        }
        if (value instanceof Map<?, ?> entries) {
            return sorted(entries);
        }
        if (value instanceof Quantity quantity) {
            return quantity.toString();
        }
        if (value instanceof AnyType any) { // such as a port's number or name
            return value(any.getValue());
        }
        List<ModelField> fields = MODEL_FIELDS.get(value.getClass());
        return fields.isEmpty() ? jackson().convertValue(value, Object.class) : mapping(value, fields);
    }

    /** From fabric8 8 on, the types have the annotations of Jackson 3, which Jackson 2 passes over without a word. */
    private static ObjectMapper jackson() {
        if (!Quantity.class.isAnnotationPresent(JsonSerialize.class)) {
            throw new IllegalStateException(
                    "cdk8s-prefect writes the types of fabric8's kubernetes-model up to 7; those on the"
                            + " class path are of 8 or later, which Jackson 3 writes: "
                            + Quantity.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation());
        }
        return ApiObjects.JSON;
    }

    private static Map<String, Object> sorted(Map<?, ?> entries) {
        Map<String, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            sorted.put((String) entry.getKey(), value(entry.getValue()));
        }
        return sorted;
    }
}
