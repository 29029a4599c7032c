package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.kubernetes.Identity;
import java.util.Optional;

/**
 * A server's Service, as an ingress or an HTTPRoute needs it.
 *
 * @param identity who the server is
 * @param portName name of the Service's port
 * @param port the Service's port
 * @param path path below which UI and API lie, if not at the root
 */
public record ServerService(Identity identity, String portName, int port, Optional<String> path) {}
