package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.environment.PrefectEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cdk8s.Testing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes or Prefect refuses of our own settings is refused with one message, and what they take is taken. */
class SettingMistakesTest {

    private static final Path FOLDER = Path.of("src/command/src/test/resources/setting-rules");

    static List<String> mistakes() throws IOException {
        return Files.readAllLines(FOLDER.resolve("mistakes.txt"));
    }

    static List<String> right() throws IOException {
        return Files.readAllLines(FOLDER.resolve("right.txt"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldOnce(String row) {
        String[] yamlAndTold = row.split(" => ", 2);
        assertThat(problems(yamlAndTold[0])).containsExactly("prefect.yaml:1: " + yamlAndTold[1]);
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatIsRightIsTaken(String yaml) {
        assertThat(problems(yaml)).isEmpty();
    }

    private static List<String> problems(String yaml) {
        try {
            YamlFile file = YamlFile.parse("prefect.yaml", yaml, YamlKind.SETTINGS);
            Configuration.of(List.of(file)).make(props -> new PrefectEnvironment(Testing.app(), props));
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }
}
