package io.github.cdk8sprefect.config;

import java.util.List;

/** What is wrong with configuration files: a sentence a problem, each for the person who can act on it. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** With a sentence for each problem, which begins with where it stands. */
    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    ConfigException(String problem) {
        this(List.of(problem));
    }

    /** All that is wrong, in the order of the files. */
    public List<String> problems() {
        return problems;
    }
}
