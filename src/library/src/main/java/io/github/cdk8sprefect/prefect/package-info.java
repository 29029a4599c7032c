/**
 * What every Prefect process shares: its version and image, its home in a read-only container, and the API that agents
 * and workers talk to.
 */
package io.github.cdk8sprefect.prefect;
