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
        super(scope, id, props.customize(), objects(props));
    }

    private static List<HasMetadata> objects(AgentProps props) {
        Identity identity = Identity.of(
                props.namespace().orElse(Identity.DEFAULT_NAMESPACE),
                props.objectName(),
                "prefect-agent",
                "agent",
                props.version().toString(),
                props.metadata());
        PollingManifests agent = new PollingManifests(identity, props, true);
        Container container = agent.container("prefect-agent", "", args(props), settings(props))
                .build();
        return agent.objects(container, List.of(), List.of());
    }

    private static List<String> args(AgentProps props) {
        List<String> args = new ArrayList<>(List.of("prefect", "agent", "start"));
        boolean nothingSaid = props.workQueues().isEmpty() && props.workPool().isEmpty();
        for (String queue : nothingSaid ? List.of("default") : props.workQueues()) {
            args.addAll(List.of("--work-queue", queue));
        }
        props.workPool().ifPresent(pool -> args.addAll(List.of("--pool", pool)));
        props.limit().ifPresent(limit -> args.addAll(List.of("--limit", String.valueOf(limit))));
        return args;
    }

    private static List<EnvVar> settings(AgentProps props) {
        return List.of(
                variable("PREFECT_AGENT_PREFETCH_SECONDS", props.prefetchSeconds()),
                variable("PREFECT_AGENT_QUERY_INTERVAL", props.querySeconds()));
    }
}
