package io.github.cdk8sprefect.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A variable that flows read by {@code Variable.get(name)}. Anybody who reaches the API can read it, so it is no place for a
 * secret.
 *
 * @param name its name: lowercase letters, digits and underscores, and dashes since Prefect 3.4.1. Required
 * @param value its value: text, and since Prefect 3 a number, {@code true}, {@code false}, a list or a mapping, too. Required.
 *     Must be at most 5000 characters long
 * @param tags its tags. Default: as they are, and none for a new variable
 * @see <a href="https://docs.prefect.io/v3/concepts/variables">Variables</a>
 */
@PropsBuilder
public record VariableProps(String name, JsonNode value, List<String> tags) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 5000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+");

    /** Refuses a name that no Prefect takes, and a variable without a value. */
    public VariableProps {
        value = value == null ? null : value.deepCopy();
        tags = Defaults.list("tags", tags);
        Problems.of(VariableProps.class)
                .require(
                        name != null
                                && name.length() <= LONGEST_NAME
                                && NAME.matcher(name).matches(),
                        "name",
                        name,
                        "must be at most " + LONGEST_NAME + " of a-z, 0-9, '_' and '-'")
                .require(value != null && !value.isNull(), "value", "must be given (flows read it by the name)")
                .throwIfAny();
    }

    /** A variable with a text. */
    public static VariableProps of(String name, String value) {
        return builder().name(name).value(TextNode.valueOf(value)).build();
    }

    /** Starts from the defaults. */
    public static VariablePropsBuilder builder() {
        return VariablePropsBuilder.builder();
    }

    void checkFor(PrefectVersion version, Problems problems) {
        problems.require(
                        version.hasDashesInVariables() || !name.contains("-"),
                        "name",
                        name,
                        "needs Prefect 3.4.1 or later because of its dash (take an underscore)")
                .require(
                        version.hasJsonVariables() || value.isTextual(),
                        "value",
                        value,
                        "must be text before Prefect 3; put it in quotes")
                .require(
                        length(version) <= LONGEST_VALUE,
                        "value",
                        "must be at most " + LONGEST_VALUE + " characters long");
    }

    /** Prefect 3 counts those of the JSON, with its quotes. */
    private int length(PrefectVersion version) {
        return (version.hasJsonVariables() ? value.toString() : value.asText()).length();
    }
}
