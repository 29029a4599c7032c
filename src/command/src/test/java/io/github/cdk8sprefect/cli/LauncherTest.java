package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bin/cdk8s-prefect starts, with JDKs that only write down how they were called. */
class LauncherTest {

    private static final String OLDER_LOCALES = "-Djava.locale.providers=COMPAT";

    @TempDir
    Path folder;

    private Path calls;
    private Path environment;
    private String without = "";
    private String silenced = "";
    private Path launcher;

    @BeforeEach
    void aCheckoutWithACurrentJar() throws Exception {
        calls = folder.resolve("calls");
        environment = folder.resolve("environment");
        launcher = folder.resolve("checkout/bin/cdk8s-prefect");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("bin/cdk8s-prefect"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Path build =
                Files.createDirectories(folder.resolve("checkout/src/command")).resolve("build-if-changed");
        Files.copy(Path.of("src/command/build-if-changed"), build, StandardCopyOption.COPY_ATTRIBUTES);
        List<Path> sources = new ArrayList<>(List.of(Files.createFile(folder.resolve("checkout/pom.xml"))));
        for (String module : List.of("library", "command")) {
            Path root = Files.createDirectories(folder.resolve("checkout/src").resolve(module));
            sources.add(Files.createFile(root.resolve("pom.xml")));
            sources.add(Files.createDirectories(root.resolve("src/main")));
        }
        Path target = Files.createDirectories(folder.resolve("checkout/target/command"));
        Path jar = Files.createFile(target.resolve("cdk8s-prefect-cli.jar"));
        sources.add(jar);
        for (Path file : sources) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
    }

    @Test
    void aSecondStartCallsNothingButTheProgram() throws Exception {
        Path jdk = jdk("17.0.12");
        assertThat(start(jdk, "synth")).hasSizeGreaterThan(1);
        assertThat(start(jdk, "synth", "-o", "my dist"))
                .singleElement(STRING)
                .endsWith(" -jar " + folder.resolve("checkout/target/command/cdk8s-prefect-cli.jar")
                        + " synth -o my dist");
    }

    @Test
    void java17HasItsOlderLocalesFromTheFirstStartOn() throws Exception {
        Path jdk = jdk("17.0.12");
        assertThat(start(jdk, "synth")).last(STRING).contains(OLDER_LOCALES);
        assertThat(start(jdk, "synth")).last(STRING).contains(OLDER_LOCALES);
    }

    @Test
    void aLaterJavaHasNotSinceItWarnsOfThem() throws Exception {
        Path jdk = jdk("25.0.2");
        assertThat(start(jdk, "synth")).last(STRING).doesNotContain(OLDER_LOCALES);
        assertThat(start(jdk, "synth")).last(STRING).doesNotContain(OLDER_LOCALES);
    }

    @Test
    void anotherJavaIsAskedAnew() throws Exception {
        start(jdk("17.0.12"), "synth");
        Path later = jdk("25.0.2");
        assertThat(start(later, "synth")).hasSizeGreaterThan(1).last(STRING).doesNotContain(OLDER_LOCALES);
        assertThat(start(later, "synth")).singleElement(STRING).doesNotContain(OLDER_LOCALES);
        assertThat(start(jdk("17.0.12"), "synth")).last(STRING).contains(OLDER_LOCALES);
    }

    @Test
    void aLinkThatMovesToAnotherJavaIsNoticed() throws Exception {
        Path current = folder.resolve("current");
        Files.createSymbolicLink(current, jdk("17.0.12"));
        start(current, "synth");
        Files.delete(current);
        Files.createSymbolicLink(current, jdk("25.0.2"));
        assertThat(start(current, "synth")).hasSizeGreaterThan(1).last(STRING).doesNotContain(OLDER_LOCALES);
    }

    @Test
    void withoutAnArchiveItStartsAllTheSameAndDoesNotTryAgain() throws Exception {
        Path jdk = jdk("17.0.12", "exit 1");
        assertThat(start(jdk, "synth")).last(STRING).endsWith(" synth");
        assertThat(start(jdk, "synth")).singleElement(STRING).endsWith(" synth");
    }

    @Test
    void aSystemThatCannotFollowLinksIsNotMentioned() throws Exception {
        Path jdk = jdk("17.0.12");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        ShellProgram.write(bin.resolve("readlink"), "echo 'illegal option -- f' >&2; exit 1");
        ProcessBuilder builder = builder(jdk, "synth");
        builder.environment().merge("PATH", bin + ":", (path, before) -> before + path);
        Process process = builder.start();
        assertThat(process.errorReader().readLine()).isNull();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllLines(calls)).last(STRING).contains(OLDER_LOCALES);
    }

    @Test
    void allShortcutsCanBeLeftOut() throws Exception {
        Path jdk = jdk("17.0.12");
        assertThat(start(jdk, "synth")).last(STRING).contains("-XX:", "SharedArchiveFile", "picocli", OLDER_LOCALES);
        assertThat(environment).content().contains("JSII_RUNTIME=");
        without = "all";
        assertThat(start(jdk, "synth"))
                .singleElement(STRING)
                .doesNotContain("-XX:", "picocli", OLDER_LOCALES)
                .endsWith(" -jar " + folder.resolve("checkout/target/command/cdk8s-prefect-cli.jar") + " synth");
        assertThat(environment).content().doesNotContain("JSII_RUNTIME=");
    }

    @Test
    void eachShortcutCanBeLeftOutAlone() throws Exception {
        Path jdk = jdk("17.0.12");
        start(jdk, "synth");
        without = "archive";
        assertThat(start(jdk, "synth"))
                .singleElement(STRING)
                .contains("-Xmn40m")
                .doesNotContain("SharedArchiveFile");
        without = "fields,jvm-options";
        assertThat(start(jdk, "synth"))
                .singleElement(STRING)
                .contains("SharedArchiveFile")
                .doesNotContain("-Xmn40m");
        assertThat(environment).content().contains("JSII_RUNTIME=");
        without = "one-node";
        assertThat(start(jdk, "synth")).singleElement(STRING).contains("SharedArchiveFile", "-Xmn40m");
        assertThat(environment).content().doesNotContain("JSII_RUNTIME=");
    }

    @Test
    void theArchiveIsMadeWithAllShortcuts() throws Exception {
        without = "fields";
        start(jdk("17.0.12", "env >'" + folder.resolve("dumping") + "'"), "synth");
        assertThat(folder.resolve("dumping")).content().doesNotContain("CDK8S_PREFECT_WITHOUT");
    }

    @Test
    void jsiiWarnsOfEachOldNodeButTheOneThatWeRunOn() throws Exception {
        start(jdk("17.0.12"), "synth");
        assertThat(environment).content().contains("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20\n");
    }

    @Test
    void whatSomebodySilencedStaysSilent() throws Exception {
        silenced = "16,18";
        start(jdk("17.0.12"), "synth");
        assertThat(environment).content().contains("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=16,18,20\n");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Process process = process(folder.resolve("nowhere"), "synth");
        assertThat(process.errorReader().readLine())
                .isEqualTo("cdk8s-prefect failed: " + folder.resolve("nowhere/bin/java")
                        + " was not found; install a JDK 17 or newer and have it on the PATH, or set JAVA_HOME");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void aJavaThatIsTooOldIsNamedBeforeItStarts() throws Exception {
        for (String old : List.of("1.8.0_402", "11.0.21")) {
            Path jdk = jdk(old);
            Files.deleteIfExists(calls);
            Process process = process(jdk, "synth");
            assertThat(process.errorReader().lines())
                    .containsExactly("cdk8s-prefect failed: Java " + old
                            + " is too old; install a JDK 17 or newer and have it on the PATH, or set JAVA_HOME");
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(calls).doesNotExist();
        }
    }

    @Test
    void aJavaWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
        Path old = jdk("11.0.21");
        Files.delete(old.resolve("release"));
        assertThat(process(old, "synth").errorReader().readLine()).contains("Java 11.0.21 is too old");
        Path jdk = jdk("25.0.2");
        Files.delete(jdk.resolve("release"));
        assertThat(start(jdk, "synth")).first(STRING).isEqualTo("-version");
    }

    @Test
    void linksToTheLauncherAreFollowed() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("links/a folder"));
        Files.createSymbolicLink(bin.resolve("absolute"), launcher);
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("../../links/a folder/absolute"));
        launcher = bin.resolve("relative");
        assertThat(start(jdk("17.0.12"), "synth"))
                .last(STRING)
                .endsWith(" -jar " + folder.resolve("checkout/target/command/cdk8s-prefect-cli.jar") + " synth");
    }

    private Path jdk(String version) throws IOException {
        return jdk(version, "exit 0");
    }

    /** A Java that writes its arguments down, a line a call, and knows its version. */
    private Path jdk(String version, String dump) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        ShellProgram.write(java, """
                echo "$*" >>'%s'
                env >'%s'
                case "$*" in
                    -version) echo 'openjdk version "%s" 2026-01-20' >&2 ;;
                    *-Xshare:dump*) %s ;;
                esac
                """.formatted(calls, environment, version, dump));
        return home;
    }

    /** The calls of Java that a start makes, in their order. */
    private List<String> start(Path jdk, String... arguments) throws Exception {
        Files.deleteIfExists(calls);
        assertThat(process(jdk, arguments).waitFor()).isZero();
        return Files.readAllLines(calls);
    }

    private Process process(Path jdk, String... arguments) throws IOException {
        return builder(jdk, arguments).start();
    }

    private ProcessBuilder builder(Path jdk, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> variables = builder.environment();
        variables.put("JAVA_HOME", jdk.toString());
        variables.put("CDK8S_PREFECT_WITHOUT", without);
        variables.put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", silenced);
        return builder;
    }
}
