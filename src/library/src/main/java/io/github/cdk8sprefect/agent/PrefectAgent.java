package io.github.cdk8sprefect.agent;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.prefect.Wiring;
import software.constructs.Construct;

/**
 * The Prefect agent of 2.x: polls work queues and starts the flow runs in them.
 *
 * <p>In the cluster: a Deployment, a ServiceAccount, a Role and a RoleBinding, all named
 * {@link AgentProps#objectName()}; a ClusterRole and its binding if the cluster's uid is not given; an ExternalSecret
 * or a Secret for each credential of its API that is not an existing Secret. It has no probes: an agent answers
 * nothing, and exits when it cannot go on, which restarts it.
 */
public class PrefectAgent extends Component {

    /** Places the agent. */
    public PrefectAgent(Construct scope, String id, AgentProps props) {
        this(scope, id, props, Wiring.in(scope, props));
    }

    /** Places the agent with this wiring. */
    public PrefectAgent(Construct scope, String id, AgentProps props, Wiring wiring) {
        super(scope, id, wiring.namespace(), wiring.customize(), new AgentManifests(props, wiring).objects());
    }
}
