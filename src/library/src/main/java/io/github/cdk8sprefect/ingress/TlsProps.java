package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * The host's certificate: from an existing Secret, or from cert-manager, which creates the Secret.
 *
 * @param secretName the Secret with certificate and key. Default: the host and {@code -tls}. Required for a
 *     wildcard. Must be a DNS name
 * @param clusterIssuer the ClusterIssuer of cert-manager. Default: none
 * @param issuer the Issuer of cert-manager in the namespace. Default: none. Refused together with a ClusterIssuer
 * @see <a href="https://cert-manager.io/docs/usage/ingress/">cert-manager and Ingress</a>
 */
@PropsBuilder
public record TlsProps(Optional<String> secretName, Optional<String> clusterIssuer, Optional<String> issuer) {

    private static final int LONGEST_HOST = 253 - "-tls".length();

    /** Refuses two issuers at once, and names that no object has. */
    public TlsProps {
        Problems problems = Problems.of(TlsProps.class)
                .notTogether(issuer, "issuer", clusterIssuer, "clusterIssuer", " (cert-manager takes one of them)");
        secretName.ifPresent(name -> problems.dnsName(name, "secretName"));
        clusterIssuer.ifPresent(name -> problems.dnsName(name, "clusterIssuer"));
        issuer.ifPresent(name -> problems.dnsName(name, "issuer"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static TlsPropsBuilder builder() {
        return TlsPropsBuilder.builder();
    }

    /** Refuses a host whose name gives the Secret none. */
    void check(Problems problems, String host) {
        problems.require(
                secretName.isPresent() || (!host.startsWith("*") && host.length() <= LONGEST_HOST),
                "secretName",
                "must be given: a name such as prefect-tls (no Secret can be called " + secretNameFor("HOST")
                        + " for this host)");
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
