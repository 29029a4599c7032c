/** The snapshots: what each ask gives, and the rules that hold for all of them. */
package io.github.cdk8sprefect.snapshots;
