package io.github.cdk8sprefect.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds a fault of its kind: an installation that keeps all rules breaks this one by one change. */
class InjectedFaultTest {

    private static final String POD = "spec.template.spec.";
    private static final String CONTAINER = POD + "containers[0].";
    private static final String SECURITY = CONTAINER + "securityContext.";
    private static final String SERVER = "Deployment/prefect-server";
    private static final String WORKER = "Deployment/prefect-worker";
    private static final String DATABASE = "StatefulSet/prefect-postgres";

    /**
     * One change to the default installation.
     *
     * @param value what stands there then; null takes it away
     */
    record Fault(Rule rule, String object, String path, Object value) {}

    static List<Fault> faults() {
        return List.of(
                new Fault(new RunsAsNonRoot(), SERVER, SECURITY + "runAsNonRoot", false),
                new Fault(new RunsAsNonRoot(), SERVER, SECURITY + "runAsUser", 0),
                new Fault(new HasSeccompProfile(), SERVER, POD + "securityContext.seccompProfile", null),
                new Fault(new HasSeccompProfile(), SERVER, SECURITY + "seccompProfile", Map.of("type", "Unconfined")),
                new Fault(new NoPrivilegeEscalation(), SERVER, SECURITY + "allowPrivilegeEscalation", null),
                new Fault(new NoPrivilegeEscalation(), SERVER, SECURITY + "privileged", true),
                new Fault(new DropsCapabilities(), SERVER, SECURITY + "capabilities", null),
                new Fault(
                        new DropsCapabilities(),
                        SERVER,
                        SECURITY + "capabilities",
                        Map.of("drop", List.of("ALL"), "add", List.of("SYS_ADMIN"))),
                new Fault(new KeepsOffTheNode(), SERVER, POD + "hostNetwork", true),
                new Fault(
                        new KeepsOffTheNode(),
                        SERVER,
                        POD + "volumes[0]",
                        Map.of("name", "root", "hostPath", Map.of("path", "/"))),
                new Fault(
                        new KeepsOffTheNode(),
                        SERVER,
                        CONTAINER + "ports[0]",
                        Map.of("containerPort", 4200, "hostPort", 4200)),
                new Fault(new ReadOnlyRoot(), SERVER, SECURITY + "readOnlyRootFilesystem", false),
                new Fault(new ReadOnlyRoot(), SERVER, POD + "initContainers", List.of(Map.of("name", "init"))),
                new Fault(new SaysItsResources(), SERVER, CONTAINER + "resources.requests.cpu", null),
                new Fault(new SaysItsResources(), SERVER, CONTAINER + "resources.requests.memory", null),
                new Fault(new SaysItsResources(), SERVER, CONTAINER + "resources.limits", null),
                new Fault(new FixesItsImage(), SERVER, CONTAINER + "image", "prefecthq/prefect:2-latest"),
                new Fault(new FixesItsImage(), SERVER, CONTAINER + "image", "prefecthq/prefect:latest"),
                new Fault(new FixesItsImage(), SERVER, CONTAINER + "image", "registry:5000/prefect"),
                new Fault(new NoTokenWithoutNeed(), SERVER, POD + "automountServiceAccountToken", null),
                new Fault(new NoTokenWithoutNeed(), DATABASE, POD + "automountServiceAccountToken", true),
                new Fault(new AnswersProbes(), SERVER, CONTAINER + "readinessProbe", null),
                new Fault(new AnswersProbes(), DATABASE, CONTAINER + "startupProbe", null),
                new Fault(new AnswersProbes(), WORKER, CONTAINER + "livenessProbe", null),
                new Fault(new AnswersProbes(), WORKER, CONTAINER + "readinessProbe", null),
                new Fault(new GuardsTheDatabase(), "NetworkPolicy/prefect-postgres", "kind", "ConfigMap"),
                new Fault(new GuardsTheDatabase(), "NetworkPolicy/prefect-postgres", "metadata.namespace", "other"),
                new Fault(new GuardsTheDatabase(), "NetworkPolicy/prefect-postgres", "spec.ingress[0].from", null),
                new Fault(
                        new GuardsTheDatabase(),
                        "NetworkPolicy/prefect-postgres",
                        "spec.podSelector.matchLabels",
                        Map.of("app", "other")),
                new Fault(new NarrowRights(), "Role/prefect-worker", "rules[0].verbs", List.of("*")),
                new Fault(new NarrowRights(), "Role/prefect-agent", "rules[1].resources", List.of("pods", "secrets")),
                new Fault(
                        new HoldsNoSecret(),
                        "ServiceAccount/prefect-server",
                        "",
                        Map.of(
                                "kind",
                                "Secret",
                                "metadata",
                                Map.of("name", "db"),
                                "data",
                                Map.of("password", "cGFzcw=="))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theRuleFindsTheFault(Fault fault) {
        List<Resource> installation = Resource.in(Path.of("snapshots", "default-installation.approved.yaml"));
        assertThat(fault.rule().broken(installation)).isEmpty();

        assertThat(fault.rule().broken(broken(installation, fault))).isNotEmpty();
    }

    @Test
    void aRedisThatIsOpenIsFound() {
        List<Resource> installation =
                Resource.in(Path.of("snapshots", "prefect-3.8.3-with-several-servers.approved.yaml"));
        Fault open = new Fault(new GuardsTheDatabase(), "NetworkPolicy/prefect-redis", "kind", "ConfigMap");
        assertThat(open.rule().broken(installation)).isEmpty();

        assertThat(open.rule().broken(broken(installation, open))).hasSize(1);
    }

    @Test
    void thereIsAFaultForEveryRule() {
        Set<String> tried = faults().stream().map(fault -> fault.rule().name()).collect(Collectors.toSet());
        assertThat(Rules.ALL).extracting(Rule::name).containsExactlyInAnyOrderElementsOf(tried);
    }

    private static List<Resource> broken(List<Resource> installation, Fault fault) {
        return installation.stream()
                .map(resource -> resource.id().equals(fault.object()) ? with(resource, fault) : resource)
                .toList();
    }

    private static Resource with(Resource resource, Fault fault) {
        if (fault.path().isEmpty()) {
            return new Resource(new Tree(fault.value()));
        }
        resource.tree().set(fault.path(), fault.value());
        return resource;
    }
}
