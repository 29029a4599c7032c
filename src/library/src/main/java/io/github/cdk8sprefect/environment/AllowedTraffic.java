package io.github.cdk8sprefect.environment;

import static io.github.cdk8sprefect.kubernetes.NetworkPolicies.egress;
import static io.github.cdk8sprefect.kubernetes.NetworkPolicies.ingress;
import static io.github.cdk8sprefect.kubernetes.NetworkPolicies.pods;
import static io.github.cdk8sprefect.kubernetes.NetworkPolicies.to;
import static io.github.cdk8sprefect.kubernetes.NetworkPolicies.toNameServers;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.NetworkPolicies;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.server.WiredServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The NetworkPolicies of an environment. All pods of ours, and those of flow runs, have label {@code app.kubernetes.io/part-of:
 * prefect}, by which one policy in each namespace selects them. A component that needs more has a policy of its own.
 */
record AllowedTraffic(
        PrefectEnvironmentProps props,
        NetworkPoliciesProps said,
        Optional<WiredServer> server,
        List<Wiring> apiClients,
        Collection<String> namespaces) {

    static final String PART_OF = "app.kubernetes.io/part-of";
    static final String PREFECT = "prefect";
    private static final int[] KUBERNETES_API_PORTS = {443, 6443};

    List<NetworkPolicy> policies() {
        List<NetworkPolicy> all = new ArrayList<>();
        namespaces.forEach(namespace -> all.addAll(ofNamespace(namespace)));
        server.ifPresent(wired -> all.addAll(ofServer(wired)));
        props.monitoring()
                .ifPresent(
                        exporter -> all.addAll(ofMetrics(exporter.identity(wiring().of(exporter)), exporter.port())));
        props.agents().forEach(agent -> {
            Identity identity = agent.identity("agent", wiring().of(agent));
            all.addAll(ofEgress(identity, rules(List.of(toKubernetes()), said.flowRunEgress())));
        });
        props.workers().forEach(worker -> {
            Identity identity = worker.identity("worker", wiring().of(worker));
            all.addAll(ofEgress(identity, worker.startsJobs() ? List.of(toKubernetes()) : said.flowRunEgress()));
            worker.metricsPort().ifPresent(port -> all.addAll(ofMetrics(identity, port)));
        });
        return List.copyOf(all);
    }

    private List<NetworkPolicy> ofNamespace(String namespace) {
        List<NetworkPolicyEgressRule> rules = new ArrayList<>();
        rules.add(toNameServers(said.dns()));
        rules.add(to(List.of(installation())));
        apiClients.stream()
                .filter(client -> client.namespace().equals(namespace))
                .flatMap(client -> client.api().stream())
                .flatMap(api -> external().of(api).stream())
                .distinct()
                .forEach(rules::add);
        List<NetworkPolicy> all = new ArrayList<>();
        if (said.defaultDeny()) {
            all.add(NetworkPolicies.denyAll(metadata(namespace, "prefect-default-deny")));
        }
        all.add(egress(metadata(namespace, "prefect-installation"), ours(), rules));
        if (!said.flowRunEgress().isEmpty() && hasFlowRuns(namespace)) {
            LabelSelector flowRuns = new LabelSelectorBuilder(ours())
                    .addToMatchLabels("app.kubernetes.io/component", "flow-run")
                    .build();
            all.add(egress(metadata(namespace, "prefect-flow-runs"), flowRuns, said.flowRunEgress()));
        }
        return all;
    }

    private boolean hasFlowRuns(String namespace) {
        return props.workers().stream()
                .filter(worker -> worker.startsJobs())
                .map(worker -> worker.jobsNamespace().orElse(wiring().of(worker).namespace()))
                .anyMatch(namespace::equals);
    }

    private List<NetworkPolicy> ofServer(WiredServer server) {
        List<NetworkPolicyPeer> clients = new ArrayList<>();
        clients.add(installation());
        clients.addAll(said.serverFrom());
        Identity web = server.identity();
        List<NetworkPolicy> all = new ArrayList<>();
        all.add(ingress(
                web.objectMeta(),
                pods(web),
                List.of(NetworkPolicies.from(clients, server.props().port()))));
        List<NetworkPolicyEgressRule> rules = rules(external().ofServer(), said.serverEgress());
        server.processes().forEach(process -> all.addAll(ofEgress(process, rules)));
        return all;
    }

    private List<NetworkPolicy> ofMetrics(Identity identity, int port) {
        return List.of(ingress(
                identity.objectMeta(identity.name() + "-metrics", identity.annotations()),
                pods(identity),
                List.of(NetworkPolicies.from(said.metricsFrom(), port))));
    }

    private static List<NetworkPolicy> ofEgress(Identity identity, List<NetworkPolicyEgressRule> rules) {
        return rules.isEmpty()
                ? List.of()
                : List.of(egress(
                        identity.objectMeta(identity.name() + "-egress", identity.annotations()),
                        pods(identity),
                        rules));
    }

    private NetworkPolicyEgressRule toKubernetes() {
        return to(said.kubernetesApi(), KUBERNETES_API_PORTS);
    }

    private static List<NetworkPolicyEgressRule> rules(
            List<NetworkPolicyEgressRule> first, List<NetworkPolicyEgressRule> second) {
        List<NetworkPolicyEgressRule> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** All pods of the installation, in all of its namespaces. */
    private NetworkPolicyPeer installation() {
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .addNewMatchExpression()
                .withKey("kubernetes.io/metadata.name")
                .withOperator("In")
                .withValues(List.copyOf(namespaces))
                .endMatchExpression()
                .endNamespaceSelector()
                .withPodSelector(ours())
                .build();
    }

    private static LabelSelector ours() {
        return new LabelSelectorBuilder().addToMatchLabels(PART_OF, PREFECT).build();
    }

    private ObjectMeta metadata(String namespace, String name) {
        return Identity.of(
                        namespace,
                        name,
                        "prefect",
                        "network-policies",
                        props.prefectVersion().toString(),
                        MetadataProps.defaults())
                .objectMeta();
    }

    private ExternalTraffic external() {
        return new ExternalTraffic(props, server);
    }

    private EnvironmentWiring wiring() {
        return new EnvironmentWiring(props);
    }
}
