package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.util.Map;

/**
 * What cdk8s makes of an app: the text of each file by its name.
 *
 * @param files in the order of their names
 */
@Internal
public record Manifests(Map<String, String> files) {}
