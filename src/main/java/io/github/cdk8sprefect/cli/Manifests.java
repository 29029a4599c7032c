package io.github.cdk8sprefect.cli;

import java.util.Map;

/**
 * What cdk8s makes of an app: the text of each file by its name.
 *
 * @param files in the order of their names
 */
record Manifests(Map<String, String> files) {}
