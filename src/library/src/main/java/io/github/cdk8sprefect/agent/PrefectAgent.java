package io.github.cdk8sprefect.agent;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.polling.PollingManifests;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * The Prefect agent of 2.x: polls work queues and starts the flow runs in them.
 *
 * <p>In the cluster: a Deployment, a ServiceAccount, a Role and a RoleBinding, all named {@link AgentProps#objectName()};
 * a ClusterRole and its binding where the cluster's uid is not given; an ExternalSecret or a Secret for each credential of
 * its API that is no existing Secret. It has no probes: an agent answers nothing, and
 * exits when it cannot go on, which restarts it.
 */
public class PrefectAgent extends Component {

    /** Places the agent. */
    public PrefectAgent(Construct scope, String id, AgentProps props) {
        super(scope, id, props.customize(), new AgentManifests(props).objects());
    }
}
