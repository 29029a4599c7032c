package io.github.cdk8sprefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cdk8sprefect.props.Internal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is public is written down, so that a reviewer sees a type become public. */
class PublicTypesTest {

    private static final String ROOT = "io.github.cdk8sprefect.";
    private static final Path COMMITTED = Path.of("src/test/resources/public-types.txt");

    @Test
    void thePublicTypesAreThoseThatAReviewerSaw() throws Exception {
        String found = "# The public API; a generated builder belongs to each …Props\n"
                + types(type -> !type.isAnnotatedWith(Internal.class))
                + "\n# Public for our own packages alone (@Internal), without a promise\n"
                + types(type -> type.isAnnotatedWith(Internal.class));
        Path written = Path.of("target/public-types.txt");
        Files.writeString(written, found);
        assertThat(found).as("to approve it: cp %s %s", written, COMMITTED).isEqualTo(Files.readString(COMMITTED));
    }

    private static String types(Predicate<JavaClass> wanted) {
        return ours().filter(PublicTypesTest::isReachable)
                .filter(type -> wanted.test(outermost(type)))
                .map(type -> type.getName().substring(ROOT.length()).replace('$', '.') + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static Stream<JavaClass> ours() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.cdk8sprefect")
                        .stream()
                        .filter(type -> !type.isAnnotatedWith("io.soabase.recordbuilder.core.RecordBuilderGenerated"))
                        .filter(type -> !outermost(type).getSimpleName().endsWith("Builder"))
                        .filter(type -> !type.getSimpleName().endsWith("__Javadoc"));
    }

    private static boolean isReachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypesTest::isReachable).orElse(true);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PublicTypesTest::outermost).orElse(type);
    }
}
