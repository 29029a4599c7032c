/**
 * What is Kubernetes' and not Prefect's: names and labels, the pod settings that all pods share, pod hardening, and the
 * one place where typed objects become cdk8s's.
 */
package io.github.cdk8sprefect.kubernetes;
