/** What is Kubernetes' and not Prefect's: names and labels, the pod settings that all pods share, pod hardening. */
package io.github.cdk8sprefect.kubernetes;
