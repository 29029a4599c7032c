package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationPathsTest {

    private static final String ONE = "argocd: {application: {repoUrl: https://git.example.com/a.git%s}}\n";
    private static final String TWO = ONE + "environments: {dev: {}, prod: {namespace: prod}}\n";

    @TempDir
    Path folder;

    @Test
    void whatIsDerivedFits() {
        assertThatCode(() -> check(ONE, "", "dist")).doesNotThrowAnyException();
        assertThatCode(() -> check(TWO, "", "dist")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"dist, dist", "./dist/, dist", "deploy/prefect, deploy/prefect", "prefect, deploy/prefect"})
    void aPathThatEndsAsTheFolderDoesIsAccepted(String path, String output) {
        assertThatCode(() -> check(ONE, ", path: " + path, output)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"dist, deploy", "dist/prod, dist", "dits, dist", "ist, dist"})
    void anotherPathIsRefused(String path, String output) {
        assertThatThrownBy(() -> check(ONE, ", path: " + path, output))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder.resolve("prefect.yaml") + ":1: argocd.application.path: '" + path
                        + "' is not where the environment is written, which is " + output);
    }

    @Test
    void eachEnvironmentIsNamed() {
        assertThatThrownBy(() -> check(TWO, ", path: dist/dev", "dist"))
                .hasMessageEndingWith(
                        "'dist/dev' is not where the environment is written, which is dist/prod (environment prod)");
    }

    @Test
    void aFolderElsewhereIsToLookAt() {
        assertThatCode(() -> check(TWO, "", "/tmp/new")).doesNotThrowAnyException();
    }

    private void check(String yaml, String path, String output) throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), yaml.formatted(path) + "server: {}\n");
        ApplicationPaths.check(Configuration.environments(List.of(file)), Path.of(output));
    }
}
