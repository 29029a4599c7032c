/** What Prometheus reads of a Prefect installation: the exporter, which asks Prefect's API. */
package io.github.cdk8sprefect.monitoring;
