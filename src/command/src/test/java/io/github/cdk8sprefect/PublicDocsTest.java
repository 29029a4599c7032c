package io.github.cdk8sprefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.MethodJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type and method says what it is; javadoc itself would want tags that repeat the sentence. */
class PublicDocsTest {

    /** A public method in a public type, without a word. */
    public static final class Mute {
        /** Told. */
        public void told() {}

        public void untold() {}
    }

    @Test
    void everyPublicTypeAndMethodHasASentence() {
        // The processor that keeps javadoc for the run time leaves annotations out.
        assertThat(PublicTypes.all()
                        .filter(type -> !type.isAnnotation())
                        .map(JavaClass::reflect)
                        .flatMap(PublicDocsTest::untold))
                .isEmpty();
    }

    @Test
    void whatSaysNothingIsFound() {
        assertThat(untold(Mute.class)).containsExactly("io.github.cdk8sprefect.PublicDocsTest$Mute.untold");
    }

    private static Stream<String> untold(Class<?> type) {
        ClassJavadoc docs = RuntimeJavadoc.getJavadoc(type);
        List<String> told = docs.getMethods().stream()
                .filter(method -> isSaid(method.getComment()))
                .map(MethodJavadoc::getName)
                .toList();
        return Stream.concat(
                isSaid(docs.getComment()) ? Stream.empty() : Stream.of(type.getName()),
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .filter(method -> !isGiven(type, method) && !told.contains(method.getName()))
                        .map(method -> type.getName() + "." + method.getName()));
    }

    private static boolean isSaid(Comment comment) {
        return comment.getElements().iterator().hasNext();
    }

    /** What the language makes, and what a supertype documents. */
    private static boolean isGiven(Class<?> type, Method method) {
        boolean accessor = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getAccessor)
                        .anyMatch(method::equals);
        return accessor
                || (type.isEnum() && List.of("values", "valueOf").contains(method.getName()))
                || supertypes(type)
                        .anyMatch(above -> Arrays.stream(above.getDeclaredMethods())
                                .anyMatch(other -> other.getName().equals(method.getName())
                                        && other.getParameterCount() == method.getParameterCount()));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(above -> Stream.concat(Stream.of(above), supertypes(above)));
    }
}
