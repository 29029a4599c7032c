package io.github.cdk8sprefect.prefect;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A Prefect server in the same cluster, by its Service; it is reachable from other namespaces.
 *
 * @param name name of the Service. Default: {@code prefect-server}. Must be a DNS label
 * @param namespace its namespace. Default: {@code prefect}. Must be a DNS label
 * @param port its port. Default: 4200. Must be a port
 * @param path base path of its API. Default: none; the API is at {@code /api}. Must start with {@code /} and not
 *     end with it
 * @param basicAuth where {@code user:password} comes from, as used by Prefect 3. Default: none
 * @param uiUrl the address of the UI in browsers, for links in logs and messages of flow runs. Default: none. Must be a URL.
 *     Prefect: {@code PREFECT_UI_URL}
 * @param prefectVersion the version of the server, which a worker or an agent must be able to talk to. Default: unknown, so that
 *     it is not checked
 */
@PropsBuilder
public record ServerEndpoint(
        String name,
        String namespace,
        Integer port,
        Optional<String> path,
        Optional<Credential> basicAuth,
        Optional<String> uiUrl,
        Optional<PrefectVersion> prefectVersion)
        implements ApiEndpoint {

    /** The port of Prefect's server unless somebody says another one. */
    public static final int DEFAULT_PORT = 4200;

    /** Refuses names that no Service can have and anything that is not a port. */
    public ServerEndpoint {
        name = Defaults.orElse(name, "prefect-server");
        namespace = Defaults.orElse(namespace, "prefect");
        port = Defaults.orElse(port, DEFAULT_PORT);
        Problems problems = Problems.of(ServerEndpoint.class)
                .dnsLabel(name, "name")
                .dnsLabel(namespace, "namespace")
                .port(port, "port");
        uiUrl.ifPresent(address -> ApiUrl.checkUiUrl(problems, address));
        path.ifPresent(prefix -> BasePath.check(problems, "path", prefix));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static ServerEndpointBuilder builder() {
        return ServerEndpointBuilder.builder();
    }

    @Override
    public String url() {
        return ApiUrl.below("http://" + name + "." + namespace + ".svc:" + port + path.orElse(""));
    }

    @Override
    public boolean hasBasicAuth() {
        return basicAuth.isPresent();
    }

    @Override
    public List<Credential> credentials() {
        return basicAuth.stream().toList();
    }

    @Override
    public ServerEndpoint reference() {
        return new ServerEndpoint(
                name, namespace, port, path, basicAuth.map(Credential::reference), uiUrl, prefectVersion);
    }

    @Override
    public List<EnvVar> env() {
        return basicAuth.map(key -> key.asEnv("PREFECT_API_AUTH_STRING")).stream()
                .toList();
    }
}
