/** The Prefect agent, which 2.x has and 3.x has not. */
package io.github.cdk8sprefect.agent;
