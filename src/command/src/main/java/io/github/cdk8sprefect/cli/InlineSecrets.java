package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.props.Problems;
import java.io.PrintWriter;
import java.util.List;

/**
 * The secret values that are written to manifests on request.
 *
 * @param found each by where it stands, never by its value
 */
record InlineSecrets(List<String> found) {

    private static final String WHO_READS =
            "holds its value for everyone who can read the manifests or their history; use existingSecret or externalSecret";

    void warn(PrintWriter err) {
        found.forEach(secret -> err.println("warning: " + secret + " " + WHO_READS));
        err.flush();
    }

    void forbid() {
        Problems problems = Problems.of("--forbid-inline-secrets");
        found.forEach(secret -> problems.require(false, "", secret + " " + WHO_READS));
        problems.throwIfAny();
    }
}
