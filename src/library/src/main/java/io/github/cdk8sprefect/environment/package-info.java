/** A whole Prefect installation: all the parts, wired. */
package io.github.cdk8sprefect.environment;
