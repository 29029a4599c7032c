package io.github.cdk8sprefect.docs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;

/** The settings of {@code prefect.yaml} that are ours, and not Kubernetes', by their paths: {@code server.service.port}. */
final class Settings {

    private final Set<String> paths = new TreeSet<>();

    private Settings() {}

    static Set<String> paths() {
        Settings settings = new Settings();
        settings.add("", PrefectEnvironmentProps.class);
        return settings.paths;
    }

    private void add(String parent, Class<?> props) {
        for (RecordComponent setting : props.getRecordComponents()) {
            if (!setting.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                String path = parent + setting.getName();
                paths.add(path);
                addBelow(path + ".", setting.getGenericType());
            }
        }
    }

    private void addBelow(String parent, Type type) {
        if (type instanceof ParameterizedType several) {
            for (Type one : several.getActualTypeArguments()) {
                addBelow(parent, one);
            }
        } else if (type instanceof Class<?> props && props.getName().startsWith("io.github.cdk8sprefect.")) {
            JsonSubTypes choices = props.getAnnotation(JsonSubTypes.class);
            if (choices != null) {
                for (JsonSubTypes.Type choice : choices.value()) {
                    paths.add(parent + choice.name());
                    addBelow(parent + choice.name() + ".", choice.value());
                }
            } else if (props.isRecord()) {
                add(parent, props);
            }
        }
    }
}
