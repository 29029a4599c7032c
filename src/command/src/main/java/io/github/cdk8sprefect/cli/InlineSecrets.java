package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.output.Manifests;
import io.github.cdk8sprefect.props.Problems;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secret values that are written into manifests because somebody asked so, by their names and never their values. */
record InlineSecrets(List<String> found) {

    private static final String WHO_READS =
            "holds its value for everyone who can read the manifests or their history; use existingSecret or externalSecret";

    private static final Pattern VARIABLE = Pattern.compile(
            "^ +- name: (\\S*(?:PASSWORD|API_KEY|AUTH_STRING|TOKEN|SECRET)\\S*)\\R +value: (?!\"\"$)",
            Pattern.MULTILINE);

    private static final Pattern URL =
            Pattern.compile("^ +- name: (\\S+)\\R +value: \\S*://[^/\\s:@]*:[^/\\s@]+@", Pattern.MULTILINE);

    /**
     * All of them.
     *
     * @param secrets the Secrets that are written with their values
     */
    static InlineSecrets in(Manifests manifests, List<String> secrets) {
        Stream<String> variables = manifests.files().entrySet().stream().flatMap(InlineSecrets::variables);
        return new InlineSecrets(Stream.concat(secrets.stream().map(name -> "Secret " + name), variables)
                .distinct()
                .toList());
    }

    void warn(PrintWriter err) {
        found.forEach(secret -> err.println("warning: " + secret + " " + WHO_READS));
        err.flush();
    }

    void forbid() {
        Problems problems = Problems.of("--forbid-inline-secrets");
        found.forEach(secret -> problems.require(false, "", secret + " " + WHO_READS));
        problems.throwIfAny();
    }

    private static Stream<String> variables(Map.Entry<String, String> manifest) {
        return Stream.of(VARIABLE, URL)
                .flatMap(pattern -> pattern.matcher(manifest.getValue()).results())
                .map((MatchResult variable) ->
                        "environment variable " + variable.group(1) + " in " + manifest.getKey());
    }
}
