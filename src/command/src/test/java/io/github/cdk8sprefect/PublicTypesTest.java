package io.github.cdk8sprefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is public is written down, so that a reviewer sees a type become public. */
class PublicTypesTest {

    private static final String ROOT = "io.github.cdk8sprefect.";
    private static final Path COMMITTED = Path.of("src/command/src/test/resources/public-types.txt");

    @Test
    void thePublicTypesAreThoseThatAReviewerSaw() throws Exception {
        String found = "# The public API; a generated builder belongs to each …Props\n"
                + types(type -> !PublicTypes.isInternal(type))
                + "\n# Public for our own packages alone (@Internal), without a promise\n"
                + types(PublicTypes::isInternal);
        Path written = Path.of("target/public-types.txt");
        Files.writeString(written, found);
        assertThat(found).as("to approve it: cp %s %s", written, COMMITTED).isEqualTo(Files.readString(COMMITTED));
    }

    private static String types(Predicate<JavaClass> wanted) {
        return PublicTypes.all()
                .filter(wanted)
                .map(type -> type.getName().substring(ROOT.length()).replace('$', '.') + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
