/** What Prefect's API shall hold, such as work pools and their queues, and how it gets there. */
package io.github.cdk8sprefect.api;
