package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher of a checkout builds, with a Maven that only writes down how it was called. */
class BuildIfChangedTest {

    @TempDir
    Path folder;

    private Path checkout;
    private Path source;
    private Path calls;

    @BeforeEach
    void aCheckout() throws Exception {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        calls = folder.resolve("calls");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        for (String module : List.of("library", "command")) {
            Path main = Files.createDirectories(
                    checkout.resolve("src").resolve(module).resolve("src/main"));
            Files.writeString(main.resolve("../../pom.xml").normalize(), "<project/>");
            source = Files.writeString(main.resolve("Some File.java"), "class A {}");
        }
        Files.copy(
                Path.of("src/command/build-if-changed"),
                checkout.resolve("src/command/build-if-changed"),
                StandardCopyOption.COPY_ATTRIBUTES);
        maven("mkdir -p target/command && echo jar >target/command/cdk8s-prefect-cli.jar");
        age(Duration.ofHours(1));
    }

    @Test
    void aFreshCheckoutIsBuiltWithOneLine() throws Exception {
        assertThat(run()).isEqualTo("cdk8s-prefect: building from the sources, which takes a minute or two\n");
        assertThat(calls).content().hasLineCount(1).contains(" package");
        assertThat(run()).isEmpty();
        assertThat(calls).content().hasLineCount(1);
    }

    @Test
    void aTargetFromACacheIsGoodForTheSameSources() throws Exception {
        run();
        age(Duration.ofHours(-1));
        assertThat(run()).isEmpty();
        assertThat(calls).content().hasLineCount(1);
    }

    @Test
    void soIsOneThatMavenMadeByItself() throws Exception {
        Files.createDirectories(checkout.resolve("target/command"));
        Files.writeString(checkout.resolve("target/command/cdk8s-prefect-cli.jar"), "jar");
        run();
        age(Duration.ofHours(-1));
        assertThat(run()).isEmpty();
        assertThat(calls).doesNotExist();
    }

    @Test
    void aTargetFromACacheIsBuiltAgainForOtherSources() throws Exception {
        run();
        Files.writeString(source, "class B {}");
        age(Duration.ofHours(-1));
        run();
        assertThat(calls).content().hasLineCount(2);
    }

    @Test
    void aRemovedSourceIsAChange() throws Exception {
        run();
        Files.delete(source);
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(3600)));
        run();
        assertThat(calls).content().hasLineCount(2);
    }

    @Test
    void whatMavenSaysIsShownWhenItFails() throws Exception {
        maven("echo 'COMPILATION ERROR'; exit 1");
        assertThat(run())
                .contains("\nCOMPILATION ERROR\n")
                .endsWith("cdk8s-prefect failed: the sources do not compile, or Maven lacks something;"
                        + " what it says is above\n");
        assertThat(checkout.resolve("target/command/built-from")).doesNotExist();
    }

    @Test
    void mavenVerifyChecksWhatTheLauncherCompiled() throws Exception {
        maven("mkdir -p target/command/maven-status && echo jar >target/command/cdk8s-prefect-cli.jar");
        run();
        assertThat(checkout.resolve("target/command/maven-status")).doesNotExist();
        maven("[ -d target/command/maven-status ] && echo jar >target/command/cdk8s-prefect-cli.jar");
        Files.writeString(source, "class B {}");
        age(Duration.ofHours(-1));
        run();
        assertThat(calls).content().hasLineCount(2);
    }

    private void maven(String script) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.deleteIfExists(bin.resolve("mvn"));
        ShellProgram.write(bin.resolve("mvn"), "echo \"$*\" >>'" + calls + "'\n" + script);
    }

    /** All sources, and their folders, are as old as that. */
    private void age(Duration age) throws IOException {
        try (Stream<Path> files = Files.walk(checkout)) {
            for (Path file :
                    files.filter(file -> !file.toString().contains("target")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    private String run() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                checkout.resolve("src/command/build-if-changed").toString(), checkout.toString());
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, before) -> before + path);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
