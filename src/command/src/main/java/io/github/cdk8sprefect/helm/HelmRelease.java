package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;

/**
 * An installed chart.
 *
 * @param chart which one
 * @param name the release's name. Refused: anything that is not a DNS name of at most 53 characters, as with Helm
 * @param namespace the release's namespace. Must be a DNS label
 */
@Internal
public record HelmRelease(HelmChart chart, String name, String namespace) {

    private static final int LONGEST_NAME = 53;

    /** Refuses names that Helm refuses. */
    public HelmRelease {
        Problems.of(HelmRelease.class)
                .require(
                        name.length() <= LONGEST_NAME,
                        "release",
                        name,
                        "must have at most " + LONGEST_NAME + " characters, as Helm asks for")
                .dnsName(name, "release")
                .dnsLabel(namespace, "namespace")
                .throwIfAny();
    }

    /** What the charts call their objects: whole, or the release's name and the chart's. */
    String fullName(String fullnameOverride, String nameOverride, String ownName) {
        if (!fullnameOverride.isEmpty()) {
            return shortened(fullnameOverride);
        }
        String part = nameOverride.isEmpty() ? ownName : nameOverride;
        return shortened(name.contains(part) ? name : name + "-" + part);
    }

    /** Cut to the 63 characters of a DNS label, and never with a hyphen at the end. */
    static String shortened(String text) {
        String cut = text.substring(0, Math.min(63, text.length()));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
