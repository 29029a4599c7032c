package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What happened, or would happen, to a file.
 *
 * @param objects how many the file holds; 0 where it is removed
 */
@Internal
public record Change(Path file, long objects, Outcome outcome) {

    /** What became of it. */
    public enum Outcome {
        /** There was none. */
        NEW,
        /** There was another. */
        CHANGED,
        /** It is as it was. */
        UNCHANGED,
        /** It is not written any more. */
        REMOVED
    }

    boolean isNone() {
        return outcome == Outcome.UNCHANGED;
    }

    String name() {
        return file.getFileName().toString();
    }

    @Override
    public String toString() {
        String what = outcome.name().toLowerCase(Locale.ROOT);
        return objects == 0
                ? file + ": " + what
                : file + ": " + objects + (objects == 1 ? " object, " : " objects, ") + what;
    }
}
