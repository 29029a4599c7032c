package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.props.Internal;
import java.util.List;

/**
 * The result of an import.
 *
 * @param yaml the text of a {@code prefect.yaml}
 * @param warnings what the user should know, a sentence each
 */
@Internal
public record ImportedConfig(String yaml, List<String> warnings) {

    /** Everything but the text, which may hold secrets. */
    @Override
    public String toString() {
        return "ImportedConfig[warnings=" + warnings + "]";
    }
}
