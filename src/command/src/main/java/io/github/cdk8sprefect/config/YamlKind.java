package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cdk8sprefect.props.Internal;
import java.math.BigInteger;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What a kind of file takes YAML for.
 *
 * @param content what the file must be, for who gives another
 * @param scalar the value of what is neither a mapping nor a list
 * @param mergesKeys whether {@code <<} merges mappings, and the last of two equal keys wins; else both are refused
 */
@Internal
public record YamlKind(String content, Function<ScalarNode, JsonNode> scalar, boolean mergesKeys) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** {@code prefect.yaml}, by YAML 1.2. */
    static final YamlKind SETTINGS =
            new YamlKind("a mapping of settings, such as workers: [{workPool: default}]", YamlKind::setting, false);

    private static JsonNode setting(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        // Only plain decimal notation: 0o17, 0x1F and 1e3 stay the text that the user sees.
        if (node.getTag().equals(Tag.INT) && text.matches("[-+]?(0|[1-9]\\d*)")) {
            return wholeNumber(new BigInteger(text));
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("[-+]?\\d+\\.\\d+")) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        return JSON.textNode(text);
    }

    /** As small as it fits: Kubernetes' int-or-string types tell an int from all else. */
    private static JsonNode wholeNumber(BigInteger number) {
        return number.bitLength() < Integer.SIZE ? JSON.numberNode(number.intValue()) : JSON.numberNode(number);
    }
}
