/** The JSON Schema of {@code prefect.yaml}, made from the props and their javadoc. */
package io.github.cdk8sprefect.schema;
