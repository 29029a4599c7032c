package io.github.cdk8sprefect.helm;

import java.util.List;

/**
 * What became of Helm values.
 *
 * @param yaml the text of a {@code prefect.yaml}
 * @param warnings what the user should know, a sentence each
 */
public record ImportedConfig(String yaml, List<String> warnings) {

    /** Everything but the text, which may hold secrets. */
    @Override
    public String toString() {
        return "ImportedConfig[warnings=" + warnings + "]";
    }
}
