/** What several processes of one Prefect server talk through: Redis, bundled or from elsewhere. */
package io.github.cdk8sprefect.messaging;
