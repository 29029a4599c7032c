package io.github.cdk8sprefect.agent;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.polling.PollingManifests;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.ArrayList;
import java.util.List;

/** The objects of one agent. */
final class AgentManifests {

    private final AgentProps props;
    private final Wiring wiring;
    private final Identity identity;

    AgentManifests(AgentProps props, Wiring wiring) {
        props.checkFor(wiring.version());
        this.props = props;
        this.wiring = wiring;
        this.identity = props.identity("agent", wiring);
    }

    List<HasMetadata> objects() {
        PollingManifests agent = new PollingManifests(identity, props, wiring, true, identity.namespace());
        Container container =
                agent.container(AgentProps.NAME, "", args(), settings()).build();
        return agent.objects(container, List.of(), List.of());
    }

    private List<String> args() {
        List<String> args = new ArrayList<>(List.of("prefect", "agent", "start"));
        boolean nothingSaid = props.workQueues().isEmpty() && props.workPool().isEmpty();
        for (String queue : nothingSaid ? List.of("default") : props.workQueues()) {
            args.addAll(List.of("--work-queue", queue));
        }
        props.workPool().ifPresent(pool -> args.addAll(List.of("--pool", pool)));
        props.limit().ifPresent(limit -> args.addAll(List.of("--limit", String.valueOf(limit))));
        return args;
    }

    private List<EnvVar> settings() {
        return List.of(
                variable("PREFECT_AGENT_PREFETCH_SECONDS", props.prefetchSeconds()),
                variable("PREFECT_AGENT_QUERY_INTERVAL", props.querySeconds()));
    }
}
