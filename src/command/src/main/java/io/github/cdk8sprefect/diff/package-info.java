/** What differs between the manifests of two environments. */
package io.github.cdk8sprefect.diff;
