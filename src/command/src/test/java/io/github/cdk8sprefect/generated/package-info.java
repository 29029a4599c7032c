/** Configurations that nobody wrote: whatever they are, they give valid manifests or an error of ours. */
package io.github.cdk8sprefect.generated;
