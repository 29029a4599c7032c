package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * How a kind of file interprets YAML.
 *
 * @param content what the file must be, for who gives another
 * @param scalar the value of what is neither a mapping nor a list, at its place
 * @param lastKeyWins whether the last of two equal keys wins; else both are refused
 */
@Internal
public record YamlKind(String content, BiFunction<ScalarNode, FieldPath, JsonNode> scalar, boolean lastKeyWins) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A file's mode, which everybody writes as chmod does; kubectl reads YAML 1.1, where a zero in front says octal. */
    private static final Pattern FILE_MODE = Pattern.compile("(^|\\.)(defaultMode|items\\[\\d+]\\.mode)$");

    private static final Pattern OCTAL = Pattern.compile("0o?[0-7]{1,4}");

    /** {@code prefect.yaml}, by YAML 1.2. */
    static final YamlKind SETTINGS =
            new YamlKind("a mapping of settings, such as workers: [{workPool: default}]", YamlKind::setting, false);

    /** Whether settings of the top whose keys begin with {@code x-} are the user's own, as a place for anchors. */
    boolean hasExtensions() {
        return !lastKeyWins;
    }

    private static JsonNode setting(ScalarNode node, FieldPath path) {
        String text = node.getValue();
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        if (plain
                && OCTAL.matcher(text).matches()
                && FILE_MODE.matcher(path.text()).find()) {
            return JSON.numberNode(Integer.parseInt(text.replaceFirst("0o", ""), 8));
        }
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
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        return JSON.textNode(text);
    }

    /** As small as it fits: Kubernetes' int-or-string types tell an int from all else. */
    private static JsonNode wholeNumber(BigInteger number) {
        return number.bitLength() < Integer.SIZE ? JSON.numberNode(number.intValue()) : JSON.numberNode(number);
    }
}
