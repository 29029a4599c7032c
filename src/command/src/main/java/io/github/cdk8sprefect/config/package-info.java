/**
 * {@code prefect.yaml}: read, merged and bound to the same props that Java code uses, with errors that name file, line
 * and path.
 */
package io.github.cdk8sprefect.config;
