/**
 * What every installation that we generate must keep to, checked on the written YAML by code that shares nothing with
 * the constructs. One rule a file; each is shown to find a fault of its kind.
 */
package io.github.cdk8sprefect.policy;
