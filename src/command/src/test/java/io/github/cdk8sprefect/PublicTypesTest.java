package io.github.cdk8sprefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is public is written down, so that a reviewer sees a type become public. */
class PublicTypesTest {

    private static final String ROOT = "io.github.cdk8sprefect.";

    @ParameterizedTest
    @ValueSource(strings = {"library", "command"})
    void thePublicTypesAreThoseThatAReviewerSaw(String module) throws Exception {
        String found = "# The public API; a generated builder belongs to each …Props\n"
                + types(module, type -> !PublicTypes.isInternal(type))
                + "\n# Public for our own packages alone (@Internal), without a promise\n"
                + types(module, PublicTypes::isInternal);
        Path written = Path.of("target", module, "public-types.txt");
        Path committed = Path.of("src", module, "public-types.txt");
        Files.writeString(written, found);
        assertThat(found).as("to approve it: cp %s %s", written, committed).isEqualTo(Files.readString(committed));
    }

    private static String types(String module, Predicate<JavaClass> wanted) {
        return PublicTypes.all()
                .filter(wanted.and(type -> PublicTypes.module(type).equals(module)))
                .map(type -> type.getName().substring(ROOT.length()).replace('$', '.') + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
