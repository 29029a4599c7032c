package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.nio.file.Path;

/** What became, or would become, of a file. */
@Internal
public record Change(Path file, long objects, String what) {

    boolean isNone() {
        return what.equals("unchanged");
    }

    @Override
    public String toString() {
        return objects == 0
                ? file + ": " + what
                : file + ": " + objects + (objects == 1 ? " object, " : " objects, ") + what;
    }
}
