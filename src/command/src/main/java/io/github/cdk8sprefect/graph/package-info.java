/** A picture of an environment: who talks to whom. */
package io.github.cdk8sprefect.graph;
