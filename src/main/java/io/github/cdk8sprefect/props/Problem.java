package io.github.cdk8sprefect.props;

import java.util.Optional;

/**
 * One thing that is wrong with props, in words for the person who wrote them.
 *
 * @param path where it stands, from the props outwards: {@code workers[1].workPool}; empty for the props as a whole
 * @param value what was there, when showing it helps and it is no secret
 * @param message what would do
 */
public record Problem(String path, Optional<String> value, String message) {

    /** The same problem, seen from the props that hold these props under {@code parent}. */
    public Problem under(String parent) {
        String joined =
                path.isEmpty() || parent.isEmpty() || path.startsWith("[") ? parent + path : parent + "." + path;
        return new Problem(joined, value, message);
    }

    @Override
    public String toString() {
        String shown = value.map(text -> "'" + text + "' ").orElse("");
        return path.isEmpty() ? shown + message : path + ": " + shown + message;
    }
}
