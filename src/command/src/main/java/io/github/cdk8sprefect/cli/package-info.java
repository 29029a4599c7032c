/** The command {@code cdk8s-prefect}: what a platform engineer and a CI job run. */
package io.github.cdk8sprefect.cli;
