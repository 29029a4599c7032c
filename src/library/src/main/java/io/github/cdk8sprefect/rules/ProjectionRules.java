package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.github.cdk8sprefect.props.Problems;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Several sources in one volume.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/projected-volumes/">Projected volumes</a>
 */
final class ProjectionRules {

    private static final int SHORTEST_TOKEN_LIFE = 600;
    private static final long LONGEST_TOKEN_LIFE = 1L << 32;

    private ProjectionRules() {}

    static void check(Problems at, ProjectedVolumeSource source) {
        VolumeFileRules.mode(at, "defaultMode", source.getDefaultMode());
        at.each("sources", source.getSources(), ProjectionRules::check);
    }

    private static void check(Problems at, VolumeProjection projection) {
        long sources = Stream.of(
                                projection.getConfigMap(),
                                projection.getSecret(),
                                projection.getDownwardAPI(),
                                projection.getServiceAccountToken(),
                                projection.getClusterTrustBundle(),
                                Newer.field(() -> projection.getPodCertificate()))
                        .filter(Objects::nonNull)
                        .count()
                + projection.getAdditionalProperties().size();
        at.require(sources == 1, "", "must have one of configMap, secret, downwardAPI and serviceAccountToken");
        if (projection.getConfigMap() != null) {
            Names.required(at, "configMap.name", projection.getConfigMap().getName(), "the name of a ConfigMap");
            VolumeFileRules.items(at.at("configMap"), projection.getConfigMap().getItems());
        }
        if (projection.getSecret() != null) {
            Names.required(at, "secret.name", projection.getSecret().getName(), "the name of a Secret");
            VolumeFileRules.items(at.at("secret"), projection.getSecret().getItems());
        }
        if (projection.getDownwardAPI() != null) {
            VolumeFileRules.downward(
                    at.at("downwardAPI"), projection.getDownwardAPI().getItems());
        }
        if (projection.getServiceAccountToken() != null) {
            var token = projection.getServiceAccountToken();
            VolumeFileRules.path(at.at("serviceAccountToken"), token.getPath());
            at.between(
                    SHORTEST_TOKEN_LIFE,
                    LONGEST_TOKEN_LIFE,
                    token.getExpirationSeconds(),
                    "serviceAccountToken.expirationSeconds");
        }
    }
}
