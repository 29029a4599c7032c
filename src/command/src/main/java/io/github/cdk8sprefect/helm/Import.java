package io.github.cdk8sprefect.helm;

import java.util.List;

/**
 * One import: its values and options.
 *
 * @param release whose values they are
 * @param values the values
 * @param options how they are carried over
 * @param warnings what the user should know, collected on the way
 */
record Import(HelmRelease release, HelmValues values, ImportOptions options, List<String> warnings) {

    /** Where the chart's own objects live. */
    String namespace() {
        String override = values.text("namespaceOverride");
        return HelmRelease.shortened(override.isEmpty() ? release.namespace() : override);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }
}
