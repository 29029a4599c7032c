package io.github.cdk8sprefect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdk8sprefect.config.Configuration;
import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the documentation shows works, and what it links to is there. */
class DocsTest {

    private static final Pattern YAML = Pattern.compile("(?ms)^( *)```yaml\\n(.*?)^\\1```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @TestFactory
    Stream<DynamicTest> everyYamlGivesManifests() throws IOException {
        return pages().flatMap(page -> YAML.matcher(text(page)).results().map(block -> manifests(page, block)));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return pages().map(page -> DynamicTest.dynamicTest(
                page.toString(),
                () -> assertThat(LINK.matcher(text(page))
                                .results()
                                .map(link -> page.resolveSibling(link.group(1)).normalize()))
                        .allMatch(Files::exists)));
    }

    private static DynamicTest manifests(Path page, MatchResult block) {
        String yaml = block.group(2).stripIndent();
        return DynamicTest.dynamicTest(page + ": " + yaml.lines().findFirst().orElse(""), () -> {
            Path file = Files.writeString(Files.createTempFile("docs-", ".yaml"), yaml);
            for (ConfiguredEnvironment environment : Configuration.environments(List.of(file))) {
                assertThat(Snapshot.text(app -> new PrefectEnvironment(
                                app, environment.configuration().props())))
                        .contains("kind: Deployment");
            }
        });
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), pages.stream());
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
