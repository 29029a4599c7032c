package io.github.cdk8sprefect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.config.Configuration;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of a page is compiled, and gives what the YAML above it gives. */
class PagesInJavaTest {

    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    Path folder;

    static Stream<String> pages() {
        return PagesInJava.PAGES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theFirstYamlOfAPageAndItsJavaGiveTheSame(String page) throws IOException {
        String text = Files.readString(Path.of("docs", page + ".md"));
        assertThat(JAVA.matcher(text).results()).hasSize(1);
        Matcher yaml = YAML.matcher(text);
        assertThat(yaml.find()).isTrue();
        Path file = Files.writeString(folder.resolve("prefect.yaml"), yaml.group(1));

        assertThat(manifests(PagesInJava.PAGES.get(page)))
                .isEqualTo(manifests(Configuration.environments(List.of(file))
                        .get(0)
                        .configuration()
                        .props()));
    }

    @Test
    void everyBlockOfJavaIsCompiled() throws IOException {
        String sources = sources();
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(JAVA.matcher(Files.readString(page)).results())
                        .as(page.toString())
                        .allSatisfy(block -> assertThat(sources).contains(withoutIndent(block.group(1))));
            }
        }
    }

    private static String manifests(PrefectEnvironmentProps props) {
        return Snapshot.text(app -> new PrefectEnvironment(app, props));
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String root : List.of("examples", "src/command/src/test/java/io/github/cdk8sprefect/docs")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(name -> name.toString().endsWith(".java")).toList()) {
                    sources.append(withoutIndent(Files.readString(file)));
                }
            }
        }
        return sources.toString();
    }

    private static String withoutIndent(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("/**") && !line.endsWith("Platform() {}"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
