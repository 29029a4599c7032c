/**
 * The base job template of a work pool: what the Jobs of flow runs look like, typed, and as Prefect reads it.
 *
 * <p>The typed Job is the whole truth. Where a deployment may differ, a variable of Prefect takes the field's place, and the
 * field's value becomes the variable's default.
 */
package io.github.cdk8sprefect.jobtemplate;
