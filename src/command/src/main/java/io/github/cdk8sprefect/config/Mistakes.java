package io.github.cdk8sprefect.config;

import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The mistakes of a configuration, each of them once: what only follows from another one is left out. */
final class Mistakes {

    private final List<Problem> problems = new ArrayList<>();

    /** Where a number or the like was read as text. */
    private final Set<String> unquoted = new HashSet<>();

    /** Where there is no value because of a problem that is told. */
    private final Set<String> failed = new HashSet<>();

    /** Mappings with a key that is not known, which is told. */
    private final Set<FieldPath> misread = new HashSet<>();

    List<Problem> problems() {
        return problems;
    }

    void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    void addUnquoted(Problem problem) {
        unquoted.add(problem.path());
        add(problem);
    }

    void fail(FieldPath path) {
        failed.add(path.text());
    }

    /** Notes that a mapping has a key that is not known. */
    void misread(FieldPath mapping) {
        misread.add(mapping);
    }

    /** Notes that the value of the path stands under another key, which is told. */
    void misname(FieldPath path) {
        fail(path);
        problems.removeIf(problem ->
                problem.path().equals(path.text()) && problem.message().startsWith("must "));
    }

    /** Adds what a constructor refused, unless it saw less than what the user wrote. */
    void addRefusal(Problem refusal) {
        Optional<Problem> told = problems.stream()
                .filter(problem -> problem.path().equals(refusal.path()))
                .findFirst();
        if (told.isPresent() && unquoted.remove(refusal.path())) {
            problems.set(problems.indexOf(told.get()), refusal);
        } else if (told.isEmpty() && !isOfWhatFailed(refusal) && !isMissingInMisread(refusal)) {
            problems.add(refusal);
        }
    }

    /** Whether it misses what may stand under the key that is not known. */
    private boolean isMissingInMisread(Problem refusal) {
        FieldPath path = new FieldPath(refusal.path());
        return (refusal.message().startsWith("must be given") && misread.contains(path.parent()))
                || (refusal.message().startsWith("must have ") && misread.contains(path));
    }

    /** Whether it misses what could not be made. */
    private boolean isOfWhatFailed(Problem refusal) {
        return failed.stream()
                .anyMatch(path -> path.equals(refusal.path())
                        || (refusal.message().startsWith("must ") && isBelow(path, refusal.path()))
                        || Pattern.compile("\\bneeds " + Pattern.quote(path.replaceFirst("[.\\[].*", "")) + "\\b")
                                .matcher(refusal.message())
                                .find());
    }

    private static boolean isBelow(String path, String parent) {
        return !parent.isEmpty() && (path.startsWith(parent + "[") || path.startsWith(parent + "."));
    }
}
