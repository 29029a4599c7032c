package io.github.cdk8sprefect.props;

import java.util.List;
import java.util.stream.Collectors;

/** Props that cannot work. Thrown when they are built, with all of their problems; nothing was written. */
public final class InvalidPropsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidPropsException(String owner, List<Problem> problems) {
        super(problems.stream().map(problem -> owner + ": " + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the props. */
    public List<Problem> problems() {
        return problems;
    }
}
