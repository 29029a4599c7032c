package io.github.cdk8sprefect.argocd;

import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * Manifests for Argo CD: each object is assigned to a sync wave, so that the first sync succeeds. The database comes
 * before the server, and the server before agents and workers. Volume claims are never pruned or deleted.
 *
 * @param application the Application that reads the manifests; it is written to a separate folder, which it does not
 *     read. Default: none
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/">Sync waves</a>
 */
@PropsBuilder
public record ArgoCdProps(Optional<ApplicationProps> application) {

    /** Starts from the defaults. */
    public static ArgoCdPropsBuilder builder() {
        return ArgoCdPropsBuilder.builder();
    }
}
