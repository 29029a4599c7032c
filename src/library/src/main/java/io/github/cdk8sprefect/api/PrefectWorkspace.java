package io.github.cdk8sprefect.api;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.cdk8s.JobNames;
import io.github.cdk8sprefect.prefect.Wiring;
import software.constructs.Construct;

/**
 * Variables and concurrency limits of a server, or of a workspace of Prefect Cloud.
 *
 * <p>In the cluster: a Job that is named {@code prefect-workspace-} and eight characters that change with what it does, so that a
 * change runs it again; a ConfigMap with the script and what it brings the API to; a ServiceAccount without rights. Nothing is ever
 * deleted from the API.
 */
public class PrefectWorkspace extends Component {

    /**
     * Places the Job. Kubernetes deletes it a day after its end, unless the props say when.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException when the props name no API, and for what the version does not have
     */
    public PrefectWorkspace(Construct scope, String id, WorkspaceProps props) {
        this(scope, id, props.deletedWhenFinished(), Wiring.in(scope, props));
    }

    /** Places the Job with this wiring. */
    public PrefectWorkspace(Construct scope, String id, WorkspaceProps props, Wiring wiring) {
        super(
                scope,
                id,
                wiring.namespace(),
                wiring.customize().and(JobNames::byContent),
                new WorkspaceManifests(props, wiring).objects());
    }
}
