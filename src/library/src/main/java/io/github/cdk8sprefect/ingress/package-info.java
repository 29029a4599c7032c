/** How a server is reached from outside the cluster. */
package io.github.cdk8sprefect.ingress;
