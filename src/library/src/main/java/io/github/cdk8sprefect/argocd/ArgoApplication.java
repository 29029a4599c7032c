package io.github.cdk8sprefect.argocd;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.Collection;
import software.constructs.Construct;

/**
 * The Argo CD Application of an environment: where its manifests are, and where they are applied.
 *
 * <p>In the cluster: an Application in Argo CD's namespace. It has no finalizer, so deleting it deletes nothing of the
 * installation. It must not be in the folder that it reads, because it would then install and prune itself.
 */
public class ArgoApplication extends Component {

    /**
     * Places the Application.
     *
     * @param namespace the environment's
     * @param objects all that the environment writes
     */
    public ArgoApplication(
            Construct scope,
            String id,
            ApplicationProps props,
            String namespace,
            Collection<? extends HasMetadata> objects) {
        super(
                scope,
                id,
                props.namespace(),
                Customize.nothing(),
                new ApplicationManifests(props, namespace, objects).objects());
    }
}
