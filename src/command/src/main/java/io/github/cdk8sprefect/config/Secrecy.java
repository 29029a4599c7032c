package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which values of a configuration may be secrets, so that no error shows them.
 *
 * @param tree the configuration
 */
record Secrecy(ObjectNode tree) {

    private static final Pattern CREDENTIAL =
            Pattern.compile("(^|\\.)(password|connectionString|apiKey|basicAuth|inline"
                    + "|inline\\.value|inline\\.otherValues(\\..*)?)(\\[\\d+])*$");

    private static final Pattern ENCODED = Pattern.compile("\\.inline\\.(value|otherValues\\..*)$");

    private static final Pattern VARIABLE = Pattern.compile("(^|.*\\.)env\\[\\d+](?=\\.value$)");

    private static final Pattern NAME = Pattern.compile("PASSWORD|API_KEY|AUTH_STRING|TOKEN|SECRET|CONNECTION_URL");

    /** Whether a secret may stand at the path: where a credential does, and in a variable that is called like one. */
    boolean covers(String path) {
        Matcher variable = VARIABLE.matcher(path);
        return CREDENTIAL.matcher(path).find()
                || (variable.find()
                        && NAME.matcher(at(variable.group()).path("name").asText())
                                .find());
    }

    /** Whether what stands at the path is written in base64. */
    static boolean isEncoded(String path) {
        return ENCODED.matcher(path).find();
    }

    private JsonNode at(String path) {
        return tree.at("/" + path.replaceAll("[.\\[]", "/").replace("]", ""));
    }
}
