/** The Prefect worker: polls one work pool and starts the flow runs in it, each as a Kubernetes Job by default. */
package io.github.cdk8sprefect.worker;
