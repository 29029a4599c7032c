package io.github.cdk8sprefect.schema;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentElement;
import com.github.therapi.runtimejavadoc.CommentText;
import com.github.therapi.runtimejavadoc.InlineLink;
import com.github.therapi.runtimejavadoc.InlineTag;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import java.util.Optional;

/** The javadoc of our props as plain text. */
final class PropsDocs {

    private PropsDocs() {}

    /** The sentences on a component of a record. */
    static Optional<String> ofComponent(Class<?> props, String component) {
        return RuntimeJavadoc.getJavadoc(props).getRecordComponents().stream()
                .filter(documented -> documented.getName().equals(component))
                .map(ParamJavadoc::getComment)
                .map(PropsDocs::text)
                .findFirst();
    }

    /** The sentences on a type of ours; empty for another's. */
    static Optional<String> ofType(Class<?> type) {
        return Optional.of(text(RuntimeJavadoc.getJavadoc(type).getComment())).filter(text -> !text.isEmpty());
    }

    private static String text(Comment comment) {
        StringBuilder text = new StringBuilder();
        for (CommentElement element : comment) {
            if (element instanceof CommentText plain) {
                text.append(plain.getValue().replaceAll("<[^>]*>", ""));
            } else if (element instanceof InlineTag tag) {
                text.append(tag.getValue());
            } else if (element instanceof InlineLink link) {
                text.append(link.getLink().getLabel());
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
