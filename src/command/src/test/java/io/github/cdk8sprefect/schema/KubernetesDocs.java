package io.github.cdk8sprefect.schema;

import com.google.gson.annotations.SerializedName;
import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.Set;

/**
 * What Kubernetes says of the fields of its types, from its OpenAPI document as the official client has it (Apache-2.0, as ours).
 * The Gateway API's types are not in it.
 */
final class KubernetesDocs {

    private static final String FABRIC8 = "io.fabric8.";
    private static final String MODELS = "io.kubernetes.client.openapi.models.V1";

    private KubernetesDocs() {}

    /** Whether the type is one of Kubernetes, and not ours. */
    static boolean isOfKubernetes(Class<?> type) {
        return type.getName().startsWith(FABRIC8);
    }

    /** The sentences on a field; empty where there are none. */
    static Optional<String> ofField(Class<?> type, String name) {
        return model(type)
                .flatMap(model -> described(model, name))
                .map(KubernetesDocs::oneLine)
                .filter(text -> !text.isEmpty());
    }

    /** The fields that the API server requires. */
    @SuppressWarnings("unchecked")
    static Set<String> required(Class<?> type) {
        return model(type)
                .map(model -> {
                    try {
                        return (Set<String>)
                                model.getField("openapiRequiredFields").get(null);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .orElse(Set.of());
    }

    private static Optional<Class<?>> model(Class<?> type) {
        try {
            return isOfKubernetes(type) && !type.getPackageName().contains("gatewayapi")
                    ? Optional.of(Class.forName(MODELS + type.getSimpleName()))
                    : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> described(Class<?> model, String name) {
        for (Field field : model.getDeclaredFields()) {
            SerializedName serialized = field.getAnnotation(SerializedName.class);
            if (serialized != null && serialized.value().equals(name)) {
                String getter = "get" + Character.toUpperCase(field.getName().charAt(0))
                        + field.getName().substring(1);
                try {
                    return Optional.ofNullable(model.getMethod(getter).getAnnotation(ApiModelProperty.class))
                            .map(ApiModelProperty::value);
                } catch (NoSuchMethodException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
