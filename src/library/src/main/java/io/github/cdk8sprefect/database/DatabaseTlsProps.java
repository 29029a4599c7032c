package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.github.cdk8sprefect.kubernetes.DataKeys;
import io.github.cdk8sprefect.kubernetes.EnvVars;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificates of a connection to PostgreSQL. They are mounted into the pods of the server, its background services and the
 * migration, where the driver finds them by libpq's variables {@code PGSSLROOTCERT}, {@code PGSSLCERT} and {@code PGSSLKEY}.
 *
 * @param caSecretName name of the Secret with the certificate of the CA that signed the database's certificate. Default: none; the
 *     database's certificate is not verified. Must be a DNS name
 * @param caKey the key in it. Default: {@code ca.crt}. Must be of letters, digits, {@code -},
 *     {@code _} and {@code .}
 * @param clientSecretName name of a Secret of type {@code kubernetes.io/tls} with the certificate and key by which the database knows the
 *     server. Default: none. Must be a DNS name
 */
@PropsBuilder
public record DatabaseTlsProps(Optional<String> caSecretName, String caKey, Optional<String> clientSecretName) {

    private static final String VOLUME = "database-tls";
    private static final String DIRECTORY = "/etc/prefect/database-tls";
    private static final String CA = "ca.crt";
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";

    /** Refuses names that no Secret has, and no Secret at all. */
    public DatabaseTlsProps {
        caKey = Defaults.orElse(caKey, CA);
        Problems problems = Problems.of(DatabaseTlsProps.class)
                .require(
                        caSecretName.isPresent() || clientSecretName.isPresent(),
                        "",
                        "must have caSecretName or clientSecretName (sslMode alone encrypts without certificates)");
        DataKeys.check(problems, "caKey", caKey);
        caSecretName.ifPresent(name -> problems.dnsName(name, "caSecretName"));
        clientSecretName.ifPresent(name -> problems.dnsName(name, "clientSecretName"));
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static DatabaseTlsPropsBuilder builder() {
        return DatabaseTlsPropsBuilder.builder();
    }

    /** The mode of a connection that names none: whoever gives a CA wants the database to be verified. */
    String sslMode() {
        return caSecretName.isPresent() ? "verify-full" : "require";
    }

    List<EnvVar> env() {
        List<EnvVar> variables = new ArrayList<>();
        caSecretName.ifPresent(secret -> variables.add(path("PGSSLROOTCERT", CA)));
        clientSecretName.ifPresent(secret -> {
            variables.add(path("PGSSLCERT", CERTIFICATE));
            variables.add(path("PGSSLKEY", KEY));
        });
        return variables;
    }

    Volume volume() {
        List<VolumeProjection> sources = Stream.concat(
                        caSecretName.map(name -> secret(name, file(caKey, CA))).stream(),
                        clientSecretName
                                .map(name -> secret(name, file(CERTIFICATE, CERTIFICATE), file(KEY, KEY)))
                                .stream())
                .toList();
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewProjected()
                .withSources(sources)
                .endProjected()
                .build();
    }

    VolumeMount mount() {
        return new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(DIRECTORY)
                .withReadOnly(true)
                .build();
    }

    private static EnvVar path(String variable, String file) {
        return EnvVars.variable(variable, DIRECTORY + "/" + file);
    }

    private static KeyToPath file(String key, String name) {
        return new KeyToPathBuilder().withKey(key).withPath(name).build();
    }

    private static VolumeProjection secret(String name, KeyToPath... items) {
        return new VolumeProjectionBuilder()
                .withNewSecret()
                .withName(name)
                .withItems(items)
                .endSecret()
                .build();
    }
}
