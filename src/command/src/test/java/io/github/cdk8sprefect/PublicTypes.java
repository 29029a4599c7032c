package io.github.cdk8sprefect;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cdk8sprefect.props.Internal;
import java.util.stream.Stream;

/** The types of ours that others can name, but for generated builders. */
final class PublicTypes {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption((ImportOption) location -> !location.contains("/test-classes/"))
            .importPackages("io.github.cdk8sprefect");

    private PublicTypes() {}

    static Stream<JavaClass> all() {
        return OURS.stream()
                .filter(type -> !isGenerated(outermost(type)))
                .filter(type -> !type.getSimpleName().endsWith("__Javadoc"))
                .filter(PublicTypes::isReachable);
    }

    /** The folder in {@code src} that the type comes from. */
    static String module(JavaClass type) {
        return type.getSource()
                .filter(source -> source.getUri().toString().contains("/target/command/"))
                .map(source -> "command")
                .orElse("library");
    }

    /** Whether the type is public for our own packages alone. */
    static boolean isInternal(JavaClass type) {
        return outermost(type).isAnnotatedWith(Internal.class);
    }

    private static boolean isGenerated(JavaClass type) {
        return type.isTopLevelClass() && type.getSimpleName().endsWith("Builder") && !type.isAnnotation();
    }

    private static boolean isReachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypes::isReachable).orElse(true);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PublicTypes::outermost).orElse(type);
    }
}
