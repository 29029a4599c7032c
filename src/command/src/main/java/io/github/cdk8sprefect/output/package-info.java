/** Manifests in memory to files in a folder: all of them or none, and nothing that is not ours is touched. */
package io.github.cdk8sprefect.output;
