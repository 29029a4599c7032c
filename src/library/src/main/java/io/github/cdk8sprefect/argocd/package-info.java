/** Delivery by Argo CD: the order of the parts, and the Application that reads their manifests. */
package io.github.cdk8sprefect.argocd;
