package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.kubernetes.Wording;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Nearest;
import io.github.cdk8sprefect.server.ServiceProps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is told of a key that nobody knows: where it belongs, or what was meant.
 *
 * @param message for the user
 * @param meant the key that the user meant to give
 */
record UnknownKey(String message, Optional<String> meant) {

    /**
     * A type of Kubernetes' that props are written as.
     *
     * @param field where a patch finds the field of a name
     */
    private record Place(Class<?> type, String field) {}

    private static final List<Place> IN_A_POD = List.of(
            new Place(DeploymentSpec.class, "spec.%s of the Deployment"),
            new Place(PodSpec.class, "spec.template.spec.%s"),
            new Place(Container.class, "%s of the container in spec.template.spec.containers"));

    private static final List<Place> IN_A_SERVICE = List.of(new Place(ServiceSpec.class, "spec.%s of the Service"));

    private static final List<Place> IN_A_PROBE = List.of(
            new Place(Probe.class, "%s of the container's probe"),
            new Place(HTTPGetAction.class, "httpGet.%s of the container's probe"));

    private static final int MOST_PLACES = 4;

    static UnknownKey of(
            String key, FieldPath parent, JsonDeserializer<?> deserializer, DeserializationContext context) {
        JavaType type = context.constructType(deserializer.handledType());
        List<String> known = new ArrayList<>(properties(context, type).keySet());
        if (parent.isTop()) {
            known.add(Overlays.SECTION);
        }
        if (parent.isTop() && key.equals(Overlays.SECTION)) {
            return new UnknownKey("unknown key; an environment has no environments of its own", Optional.empty());
        }
        Optional<String> near = Nearest.of(key, known);
        if (near.filter(candidate -> isTypo(key, candidate)).isPresent()) {
            return new UnknownKey(Wording.unknownKey(key, known), near);
        }
        List<FieldPath> deeper = deeper(key, parent, type, context);
        Optional<FieldPath> empty = deeper.stream()
                .map(FieldPath::parent)
                .filter(Binding.of(context)::isEmpty)
                .findFirst();
        if (empty.isPresent()) {
            return new UnknownKey("unknown key; indent it below " + empty.get(), Optional.empty());
        }
        if (!deeper.isEmpty() && deeper.size() <= MOST_PLACES) {
            return new UnknownKey("unknown key; " + have(deeper), Optional.empty());
        }
        return patch(key, type, context)
                .filter(field -> near.isEmpty())
                .map(field -> new UnknownKey("unknown key; patches can set it, at " + field, Optional.<String>empty()))
                .orElseGet(() -> new UnknownKey(Wording.unknownKey(key, known), near));
    }

    /** For the key of a choice: its subtypes are one level deeper. */
    static String ofChoice(String key, FieldPath choice, Class<?> type, DeserializationContext context) {
        List<FieldPath> deeper = new ArrayList<>();
        for (JsonSubTypes.Type subtype : type.getAnnotation(JsonSubTypes.class).value()) {
            if (properties(context, context.constructType(subtype.value())).containsKey(key)) {
                deeper.add(choice.key(subtype.name()).key(key));
            }
        }
        List<String> known = Wording.choices(type);
        return deeper.isEmpty() || Nearest.of(key, known).isPresent()
                ? Wording.unknownKey(key, known)
                : "unknown key; " + have(deeper);
    }

    private static String have(List<FieldPath> places) {
        List<String> texts = places.stream().map(FieldPath::text).toList();
        int last = texts.size() - 1;
        return last == 0
                ? texts.get(0) + " has it"
                : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last) + " have it";
    }

    private static boolean isTypo(String key, String candidate) {
        return key.equalsIgnoreCase(candidate)
                || (candidate + "s").equalsIgnoreCase(key)
                || (key + "s").equalsIgnoreCase(candidate);
    }

    /** Settings one level below that have the key. */
    private static List<FieldPath> deeper(String key, FieldPath parent, JavaType type, DeserializationContext context) {
        List<FieldPath> found = new ArrayList<>();
        properties(context, type).forEach((name, property) -> {
            JavaType inside = property.isReferenceType() ? property.getReferencedType() : property;
            boolean isItem = parent.isTop() && inside.isCollectionLikeType();
            JavaType held = isItem ? inside.getContentType() : inside;
            if (!held.isContainerType()
                    && held.isConcrete()
                    && !held.hasRawClass(String.class)
                    && properties(context, held).containsKey(key)) {
                found.add(parent.key(name + (isItem ? "[]" : "")).key(key));
            }
        });
        return found;
    }

    /** Where a patch has it: in what the props are written as. */
    private static Optional<String> patch(String key, JavaType type, DeserializationContext context) {
        List<Place> written = List.of();
        if (type.hasRawClass(PodProps.class) || properties(context, type).containsKey("pod")) {
            written = IN_A_POD;
        } else if (type.hasRawClass(ServiceProps.class)) {
            written = IN_A_SERVICE;
        } else if (type.hasRawClass(ProbeProps.class)) {
            written = IN_A_PROBE;
        }
        return written.stream()
                .filter(place ->
                        properties(context, context.constructType(place.type())).containsKey(key))
                .map(place -> place.field().formatted(key))
                .findFirst();
    }

    private static Map<String, JavaType> properties(DeserializationContext context, JavaType type) {
        BeanDescription bean = context.getConfig().introspect(type);
        Set<String> ignored = Set.of("customize", "additionalProperties");
        Map<String, JavaType> properties = new LinkedHashMap<>();
        bean.findProperties().stream()
                .filter(property -> property.couldDeserialize() && !ignored.contains(property.getName()))
                .forEach(property -> properties.put(property.getName(), property.getPrimaryType()));
        return properties;
    }
}
