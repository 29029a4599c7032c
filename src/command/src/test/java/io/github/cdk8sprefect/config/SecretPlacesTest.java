package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretPlacesTest {

    @Test
    void everySettingThatIsACredentialIsOne() {
        Set<String> credentials = new TreeSet<>();
        collect(PrefectEnvironmentProps.class, "", credentials);
        assertThat(credentials)
                .contains("database.external.password", "server.basicAuth", "workers.api.cloud.apiKey")
                .allMatch(SecretPlaces::isCredential)
                .allMatch(path -> SecretPlaces.isCredential(path + ".existingSecret"));
        assertThat(List.of("server.logLevel", "database.external.host", "monitoring.scrape"))
                .noneMatch(SecretPlaces::isCredential);
    }

    private static void collect(Class<?> type, String path, Set<String> credentials) {
        if (type.equals(Credential.class)) {
            credentials.add(path);
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                String below = path.isEmpty() ? component.getName() : path + "." + component.getName();
                classes(component.getGenericType()).forEach(part -> collect(part, below, credentials));
            }
        } else if (type.isAnnotationPresent(JsonSubTypes.class)) {
            for (JsonSubTypes.Type choice :
                    type.getAnnotation(JsonSubTypes.class).value()) {
                collect(choice.value(), path + "." + choice.name(), credentials);
            }
        }
    }

    private static Stream<Class<?>> classes(Type type) {
        return type instanceof ParameterizedType generic
                ? Stream.of(generic.getActualTypeArguments()).flatMap(SecretPlacesTest::classes)
                : Stream.of(type).filter(Class.class::isInstance).map(Class.class::cast);
    }
}
