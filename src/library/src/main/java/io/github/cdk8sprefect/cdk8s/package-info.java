/** Typed Kubernetes objects to cdk8s, and what cdk8s makes of them: the one adapter between the two. */
package io.github.cdk8sprefect.cdk8s;
