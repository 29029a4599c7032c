package io.github.cdk8sprefect.cdk8s;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.DaemonEndpoint;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field of one of fabric8's types.
 *
 * @param name what it is called in a manifest
 * @param field the Java field
 * @param absentIfEmpty whether the field is left out of a manifest where it has nothing in it
 */
record ModelField(String name, Field field, boolean absentIfEmpty) {

    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    /** Of the types that we write. Elsewhere some are unlike the others, as those of a CustomResourceDefinition. */
    private static final Set<String> PACKAGES = Set.of(
            MODEL,
            MODEL + ".apps",
            MODEL + ".autoscaling.v2",
            MODEL + ".batch.v1",
            MODEL + ".gatewayapi.v1",
            MODEL + ".networking.v1",
            MODEL + ".policy.v1",
            MODEL + ".rbac");

    /** Their names in a manifest are not those in Java. */
    private static final Set<Class<?>> NAMED_OTHERWISE =
            Set.of(AuthInfo.class, Cluster.class, Config.class, DaemonEndpoint.class, MicroTime.class);

    /**
     * How the file of a model of fabric8 ends whose types a test has compared with Jackson's. Those of another version may
     * be generated otherwise. The jars say their version nowhere else without being opened, which takes longer.
     */
    private static final String COMPARED = "-7.9.0.jar";

    private static final List<String> FIRST = List.of("apiVersion", "kind", "metadata");

    private static final String UNKNOWN_FIELDS = "additionalProperties";

    /** The type's fields in the order of a manifest, or none where the type is not like the others. */
    static List<ModelField> of(Class<?> type) {
        if (!PACKAGES.contains(type.getPackageName())
                || type.getSuperclass() != Object.class
                || NAMED_OTHERWISE.contains(type)
                || !isCompared(type.getProtectionDomain().getCodeSource())
                || !Shortcut.FIELDS.isTaken()) {
            return List.of();
        }
        List<ModelField> first = new ArrayList<>();
        List<ModelField> others = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                ModelField known = of(field);
                (FIRST.contains(known.name) ? first : others).add(known);
            }
        }
        first.addAll(others);
        return first.stream().anyMatch(ModelField::isUnknownFields) ? List.copyOf(first) : List.of();
    }

    /** Within another archive, the path ends with an exclamation mark and perhaps a slash. */
    static boolean isCompared(CodeSource source) {
        return source != null
                && source.getLocation() != null
                && source.getLocation().getPath().replaceFirst("!?/?$", "").endsWith(COMPARED);
    }

    private static ModelField of(Field field) {
        field.setAccessible(true);
        String name = field.getName();
        return new ModelField(
                name.startsWith("_") ? name.substring(1) : name, // _default, because Java keeps the word
                field,
                Collection.class.isAssignableFrom(field.getType()) || Map.class.isAssignableFrom(field.getType()));
    }

    /** Its value, or null where a manifest says nothing of it. */
    Object in(Object object) {
        try {
            Object value = field.get(object);
            return absentIfEmpty && isEmpty(value) ? null : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> items ? items.isEmpty() : value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** Whether it holds the fields of a manifest that fabric8's type has no field for. */
    boolean isUnknownFields() {
        return name.equals(UNKNOWN_FIELDS);
    }
}
