package io.github.cdk8sprefect.worker;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.prefect.Wiring;
import software.constructs.Construct;

/**
 * The Prefect worker: takes flow runs from one work pool and starts a Kubernetes Job for each.
 *
 * <p>In the cluster: a Deployment, a ServiceAccount, a Role and a RoleBinding, all named
 * {@link WorkerProps#objectName()}; a ConfigMap where the base job template is inline; a PodMonitor where metrics are
 * asked for; a ClusterRole and its binding if the cluster's uid is not given; an ExternalSecret or a Secret for each
 * credential of its API that is not an existing Secret.
 */
public class PrefectWorker extends Component {

    /** Places the worker. */
    public PrefectWorker(Construct scope, String id, WorkerProps props) {
        this(scope, id, props, Wiring.in(scope, props));
    }

    /** Places the worker with this wiring. */
    public PrefectWorker(Construct scope, String id, WorkerProps props, Wiring wiring) {
        super(scope, id, wiring.namespace(), wiring.customize(), new WorkerManifests(props, wiring).objects());
    }
}
