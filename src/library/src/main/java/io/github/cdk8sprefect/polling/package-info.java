/**
 * What agents and workers share: both poll work pools at an API, and start flow runs as Jobs with the rights of their
 * ServiceAccount.
 */
package io.github.cdk8sprefect.polling;
