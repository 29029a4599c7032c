package io.github.cdk8sprefect.config;

import io.github.cdk8sprefect.props.Printable;
import io.github.cdk8sprefect.props.Secrecy;
import java.util.List;
import java.util.stream.Collectors;

/** The problems of configuration files, one sentence each. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** With a sentence for each problem, which begins with where it stands. */
    public ConfigException(List<String> problems) {
        super(problems.stream().map(ConfigException::shown).collect(Collectors.joining("\n")));
        this.problems = problems.stream().map(ConfigException::shown).toList();
    }

    ConfigException(String problem) {
        this(List.of(problem));
    }

    /** All that is wrong, in the order of the files. */
    public List<String> problems() {
        return problems;
    }

    /** A sentence may quote a file's name, a key or a value. */
    private static String shown(String problem) {
        return Printable.onOneLine(Secrecy.masked(problem));
    }
}
