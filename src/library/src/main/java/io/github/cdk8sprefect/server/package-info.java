/** The Prefect server: the API, its UI and the services behind them. */
package io.github.cdk8sprefect.server;
