/**
 * What Kubernetes' API server refuses, and what it takes and people do not mean, of Kubernetes' own types: for the
 * settings that are such types, and for every object before it is written. The authority is {@code pkg/apis} of
 * Kubernetes 1.34; a test asks it of each rule.
 */
package io.github.cdk8sprefect.rules;
