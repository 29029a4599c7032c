package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cdk8sprefect.config.YamlKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Values as Helm reads them: by YAML 1.1, in which {@code 0400} is 256 and {@code yes} is true. */
final class Yaml11 {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> NONE = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9]\\d*)");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0o?[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F]+");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[01]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.\\d*|\\.\\d+|\\d+)([eE][-+]?\\d+)?");

    /** Files of Helm values. */
    static final YamlKind VALUES = new YamlKind(
            "a mapping of Helm values, as helm get values prints it",
            (node, path) -> node.getScalarStyle() == ScalarStyle.PLAIN
                    ? scalar(node.getValue())
                    : JSON.textNode(node.getValue()),
            true);

    private Yaml11() {}

    private static JsonNode scalar(String word) {
        if (NONE.contains(word)) {
            return JSON.nullNode();
        }
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return JSON.booleanNode(TRUE.contains(word));
        }
        String digits = word.replace("_", "");
        if (WHOLE.matcher(digits).matches() && !word.startsWith("_")) {
            return whole(new BigInteger(digits));
        }
        if (OCTAL.matcher(digits).matches()) {
            return whole(based(digits, "0o?", 8));
        }
        if (HEXADECIMAL.matcher(digits).matches()) {
            return whole(based(digits, "0x", 16));
        }
        if (BINARY.matcher(digits).matches()) {
            return whole(based(digits, "0b", 2));
        }
        if (DECIMAL.matcher(digits).matches() && !word.startsWith("_")) {
            return decimal(new BigDecimal(digits));
        }
        return JSON.textNode(word);
    }

    private static BigInteger based(String digits, String prefix, int base) {
        return new BigInteger(digits.replaceFirst(prefix, ""), base);
    }

    private static JsonNode decimal(BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return isWhole ? whole(number.toBigInteger()) : JSON.numberNode(number.doubleValue());
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? JSON.numberNode(number.intValue())
                : JSON.numberNode(number.longValue());
    }
}
