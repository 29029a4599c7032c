package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergedFilesTest {

    private final Set<String> choices = new HashSet<>();
    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void everySettingThatIsAChoiceIsReplacedByAnother() {
        visit(PrefectEnvironmentProps.class);
        assertThat(MergedFiles.CHOICES).isEqualTo(choices);
    }

    private void visit(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        JsonSubTypes subtypes = type.getAnnotation(JsonSubTypes.class);
        if (subtypes != null) {
            for (JsonSubTypes.Type subtype : subtypes.value()) {
                visit(subtype.value());
            }
        }
        for (RecordComponent component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            Class<?> held = held(component.getGenericType());
            if (held.isAnnotationPresent(JsonSubTypes.class) && type.getRecordComponents().length > 1) {
                choices.add(component.getName());
            }
            visit(held);
        }
    }

    /** What is in it, of a list or an optional. */
    private static Class<?> held(Type type) {
        return type instanceof ParameterizedType generic
                ? held(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
                : type instanceof Class<?> plain ? plain : Object.class;
    }
}
