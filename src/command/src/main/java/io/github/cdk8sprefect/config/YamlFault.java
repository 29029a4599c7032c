package io.github.cdk8sprefect.config;

import io.github.cdk8sprefect.kubernetes.Wording;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What a parser of YAML stumbled over, for who wrote it. */
final class YamlFault {

    private static final String INDENTATION =
            "the line is indented in another way than those above it; keys of one mapping begin in the same column";

    private YamlFault() {}

    static String of(MarkedYamlEngineException e) {
        String problem = Wording.oneLine(e.getProblem());
        String context = String.valueOf(e.getContext());
        if (problem.contains("another document")) {
            return "a second document starts here; write it into a file of its own and give both with -c";
        }
        if (problem.contains("TAB")) {
            return "a TAB; indent with spaces";
        }
        if (context.contains("alias") || problem.contains("alias")) {
            return "text that begins with * must be in quotes";
        }
        if (problem.contains("tag") || context.contains("tag")) {
            return "text that begins with ! must be in quotes";
        }
        if (context.contains("anchor") || problem.contains("anchor")) {
            return "text that begins with & must be in quotes";
        }
        if (problem.contains("cannot start any token")) {
            return "text that begins with "
                    + problem.replaceFirst(".*found character '?(.+?)'? ?(\\(.*)?that cannot.*", "$1")
                    + " must be in quotes";
        }
        if (context.contains("quoted scalar")) {
            return problem.contains("escape")
                    ? "a backslash in double quotes must stand twice, or the text in single quotes"
                    : "text in quotes that does not end";
        }
        if (context.contains("flow mapping") || context.contains("flow sequence")) {
            return "text with ': ' or ', ' in it must be in quotes, or a comma or closing bracket is missing";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a ':' that begins no value here; text with ': ' in it must be in quotes, and keys of one mapping begin"
                    + " in the same column";
        }
        if (problem.contains("expected ':'")) {
            return "a key without ':', or a line that is indented in another way than those above it";
        }
        return problem.contains("<block end>") || problem.contains("sequence entries are not allowed")
                ? INDENTATION
                : problem;
    }
}
