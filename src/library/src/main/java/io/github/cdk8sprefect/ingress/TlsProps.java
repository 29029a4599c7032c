package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * How the host gets its certificate: from a Secret that exists, or from cert-manager, which makes the Secret.
 *
 * @param secretName the Secret with certificate and key. Default: the host and {@code -tls}. Refused: what is no DNS name
 * @param clusterIssuer cert-manager's ClusterIssuer that makes it. Default: none
 * @param issuer cert-manager's Issuer, in the namespace, that makes it. Default: none. Refused: beside a ClusterIssuer
 * @see <a href="https://cert-manager.io/docs/usage/ingress/">cert-manager and Ingress</a>
 */
@PropsBuilder
public record TlsProps(Optional<String> secretName, Optional<String> clusterIssuer, Optional<String> issuer) {

    /** Refuses two issuers at once. */
    public TlsProps {
        Problems problems = Problems.of(TlsProps.class)
                .require(
                        clusterIssuer.isEmpty() || issuer.isEmpty(),
                        "issuer",
                        "must not stand beside clusterIssuer (cert-manager takes one of them)");
        secretName.ifPresent(name -> problems.dnsName(name, "secretName"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static TlsPropsBuilder builder() {
        return TlsPropsBuilder.builder();
    }

    String secretNameFor(String host) {
        return secretName.orElse(host + "-tls");
    }

    Map<String, String> annotations() {
        return clusterIssuer
                .map(name -> Map.of("cert-manager.io/cluster-issuer", name))
                .or(() -> issuer.map(name -> Map.of("cert-manager.io/issuer", name)))
                .orElse(Map.of());
    }
}
