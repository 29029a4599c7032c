package io.github.cdk8sprefect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages stand in one order, that of the tables in CONTRIBUTING.md, and imports go down it only. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cdk8sprefect.";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption((ImportOption) location -> !location.contains("/test-classes/"))
            .importPackages("io.github.cdk8sprefect");

    private static final Pattern PACKAGES = Pattern.compile("^\\| (`[a-z0-9]+`(?:, `[a-z0-9]+`)*) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9]+)`");

    @Test
    void importsGoDownOnly() throws IOException {
        assertThat(violations(order())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "library"})
    void theTableOfAModuleListsItsPackages(String module) throws IOException {
        Path packages = Path.of("src", module, "src/main/java/io/github/cdk8sprefect");
        try (Stream<Path> folders = Files.list(packages)) {
            assertThat(table(module))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            folders.map(folder -> folder.getFileName().toString())
                                    .toList());
        }
    }

    @Test
    void aPackageThatIsNotListedIsFound() throws IOException {
        List<String> order = new ArrayList<>(order());
        order.remove("schema");
        assertThat(violations(order)).contains("schema is not in the tables of CONTRIBUTING.md");
    }

    @Test
    void anImportUpwardsIsFound() throws IOException {
        List<String> order = new ArrayList<>(order());
        Collections.swap(order, order.indexOf("kubernetes"), order.indexOf("props"));
        assertThat(violations(order)).contains("kubernetes.PodProps uses props.Problems, which stands above it");
    }

    @Test
    void onlyTheAdapterAndWhoRunsAnAppTalksToCdk8s() {
        classes()
                .that()
                .resideOutsideOfPackages(ROOT + "cdk8s..", ROOT + "cli..", ROOT + "testing..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.cdk8s..")
                .because("a call into cdk8s crosses to Node and back")
                .check(OURS);
    }

    /** So that it goes with any test framework, and with any charts. */
    @Test
    void theTestHelperKnowsCdk8sAndApprovalTestsAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + "testing..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.cdk8s..", "org.approvaltests..", ROOT + "testing..")
                .check(OURS);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.github.cdk8sprefect..")
                .should()
                .beFinal()
                .check(OURS);
    }

    private static List<String> order() throws IOException {
        return Stream.concat(table("command").stream(), table("library").stream())
                .toList();
    }

    /** The packages in the table below the line that names the module's folder. */
    private static List<String> table(String module) throws IOException {
        return Files.readString(Path.of("CONTRIBUTING.md"))
                .lines()
                .dropWhile(line -> !line.contains("`src/" + module + "`"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> PACKAGES.matcher(line).results())
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }

    private static List<String> violations(List<String> order) {
        return OURS.stream().flatMap(type -> violations(order, type)).distinct().toList();
    }

    private static Stream<String> violations(List<String> order, JavaClass type) {
        int here = order.indexOf(room(type));
        if (here < 0) {
            return Stream.of(room(type) + " is not in the tables of CONTRIBUTING.md");
        }
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getName().startsWith(ROOT) && order.indexOf(room(target)) < here)
                .map(target -> name(type) + " uses " + name(target) + ", which stands above it");
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static String name(JavaClass type) {
        return type.getName().substring(ROOT.length());
    }
}
