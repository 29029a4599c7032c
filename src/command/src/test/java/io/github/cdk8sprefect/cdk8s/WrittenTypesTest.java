package io.github.cdk8sprefect.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;

/** A type of a package that {@link ModelField} does not list is written as well, but every synth of it takes longer. */
class WrittenTypesTest {

    @Test
    void everyTypeOfKubernetesThatASnapshotShowsIsReadByItsFields() throws IOException {
        Map<String, Class<?>> types = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("snapshots"))) {
            for (Path ask : files.filter(WrittenTypesTest::isAsk).toList()) {
                new PrefectEnvironment(Testing.app(), ConfigFiles.read(List.of(ask)))
                        .parts(Component.class).stream()
                                .flatMap(part -> part.objects().stream())
                                .map(Object::getClass)
                                .filter(type -> type.getName().startsWith("io.fabric8.kubernetes."))
                                .forEach(type -> types.put(type.getName(), type));
            }
        }
        assertThat(types.keySet()).contains("io.fabric8.kubernetes.api.model.apps.Deployment");
        Set<String> left = types.values().stream()
                .filter(type -> ModelField.of(type).isEmpty())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(left).as("types whose packages are missing in ModelField").isEmpty();
    }

    private static boolean isAsk(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") && !name.contains(".approved.") && !name.contains(".received.");
    }
}
