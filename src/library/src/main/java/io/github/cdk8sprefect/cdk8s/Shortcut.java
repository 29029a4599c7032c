package io.github.cdk8sprefect.cdk8s;

import io.github.cdk8sprefect.props.Internal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A shortcut that saves time and must not change the output. {@code docs/performance.md} says what each one is and
 * saves. The environment variable {@value #VARIABLE} names those to disable, separated by commas, or {@code all}.
 */
@Internal
public enum Shortcut {
    /** The launcher's: the JVM's classes come from an archive. */
    ARCHIVE,
    /** The launcher's: options for a short run. */
    JVM_OPTIONS,
    /** The launcher's: jsii's runtime is one Node process. */
    ONE_NODE,
    /** Node starts before the arguments are read. */
    EARLY_NODE,
    /** picocli sees only the command that is called. */
    ONE_COMMAND,
    /** Jackson learns to read a type when it first stands in a file. */
    LAZY_READING,
    /** Types of Kubernetes are written by their Java fields. */
    FIELDS,
    /** The end does not wait for jsii's thread. */
    EARLY_END;

    /** Names the shortcuts to do without. */
    public static final String VARIABLE = "CDK8S_PREFECT_WITHOUT";

    private static final String ALL = "all";

    private static final List<String> WITHOUT = named(System.getenv(VARIABLE));

    /** Whether nobody said to do without it. */
    public boolean isTaken() {
        return !WITHOUT.contains(ALL) && !WITHOUT.contains(toString());
    }

    /** What is wrong with the variable's value, if anything. */
    public static Optional<String> mistake() {
        return mistake(WITHOUT);
    }

    static Optional<String> mistake(List<String> names) {
        List<String> known = Arrays.stream(values()).map(Shortcut::toString).toList();
        return names.stream()
                .filter(name -> !name.equals(ALL) && !known.contains(name))
                .findFirst()
                .map(name -> VARIABLE + ": '" + name + "' is not a shortcut; known: " + ALL + ", "
                        + String.join(", ", known));
    }

    static List<String> named(String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    }

    /** As the variable names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
