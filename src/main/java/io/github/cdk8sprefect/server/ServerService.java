package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.kubernetes.Identity;

/**
 * A server's Service, as an ingress needs it.
 *
 * @param identity who the server is
 * @param portName name of the Service's port
 */
public record ServerService(Identity identity, String portName) {}
