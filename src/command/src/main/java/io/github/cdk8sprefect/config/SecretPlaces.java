package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import io.github.cdk8sprefect.props.Secrecy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of secrets in a configuration, beyond those that {@link Problem} recognizes by path and value.
 *
 * @param tree the configuration
 */
record SecretPlaces(ObjectNode tree) {

    /** All settings that are a credential, and what is below them: people paste the secret where its place should be told. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(^|\\.)(password|connectionString|apiKey|basicAuth|messaging\\.(external|redis)\\.url)([.\\[]|$)");

    private static final Pattern ENCODED = Pattern.compile("\\.inline\\.(value|otherValues\\..*)$");

    /** The value of a variable, a header and the like, which has its name beside it. */
    private static final Pattern NAMED = Pattern.compile("^(.*\\[\\d+])\\.value$");

    /** The problem without a value that may be a secret. */
    Problem hidden(Problem problem) {
        return covers(problem.path(), problem.value().orElse("")) ? problem.withoutValue() : problem;
    }

    /** Whether what stands at the path is written in base64. */
    static boolean isEncoded(String path) {
        return ENCODED.matcher(path).find();
    }

    static boolean isCredential(String path) {
        return CREDENTIAL.matcher(path).find();
    }

    private boolean covers(String path, String value) {
        Matcher named = NAMED.matcher(path);
        return isCredential(path)
                || (named.matches()
                        && Secrecy.isSecret(at(named.group(1)).path("name").asText(), value));
    }

    private JsonNode at(String path) {
        return tree.at(new FieldPath(path).pointer());
    }
}
