package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.util.Map;

/**
 * The files that cdk8s generates for an app: the text of each by its name.
 *
 * @param files in the order of their names
 */
@Internal
public record Manifests(Map<String, String> files) {}
