package io.github.cdk8sprefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.CloudNativePg;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.ingress.PrefectHttpRoute;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.ingress.TlsProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.prefect.ServerEndpoint;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.server.ServerPropsBuilder;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import io.github.cdk8sprefect.worker.WorkerPropsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

/** Parts that are placed one by one, which are checked against each other as those of an environment are. */
class ByHandTest {

    private static final ApiEndpoint API = ApiUrl.of("https://prefect.example.com/api");

    private final App app = Testing.app();

    @Test
    void aWorkerTakesTheVersionOfItsServer() {
        ServerEndpoint three = server(ServerProps.builder().prefectVersion(PrefectVersion.of("3.8.3")))
                .endpoint();
        assertThat(image(new PrefectWorker(app, "w", worker("p").api(three).build())))
                .startsWith("prefecthq/prefect:3.8.3-");
    }

    @Test
    void aClientOfAnotherMajorVersionIsRefused() {
        ServerEndpoint three = server(ServerProps.builder().prefectVersion(PrefectVersion.of("3.8.3")))
                .endpoint();
        refused(
                () -> new PrefectWorker(
                        app,
                        "w",
                        worker("p")
                                .api(three)
                                .prefectVersion(PrefectVersion.DEFAULT)
                                .build()),
                "prefectVersion: '2.20.25' must be a Prefect 3, as its server is (3.8.3)");
        for (AgentProps agent : List.of(
                AgentProps.builder().api(three).build(),
                AgentProps.builder()
                        .api(three)
                        .prefectVersion(PrefectVersion.DEFAULT)
                        .build())) {
            refused(() -> new PrefectAgent(app, "a", agent), "Prefect 3.8.3 has no agent");
        }
    }

    @Test
    void aLoginThatTheClientDoesNotKnowIsRefused() {
        ApiUrl api = ApiUrl.builder()
                .url("https://prefect.example.com/api")
                .basicAuth(Credential.existingSecret("auth", "string"))
                .build();
        refused(
                () -> new PrefectWorker(
                        app,
                        "w",
                        worker("p")
                                .api(api)
                                .prefectVersion(PrefectVersion.of("3.1.7"))
                                .build()),
                "api: has basicAuth, which needs Prefect 3.1.8 or later (3.1.7 ignores it)");
    }

    @Test
    void whatAnotherPartWritesIsRefusedAcrossTheChartsOfAnApp() {
        new PrefectWorker(app, "cpu", worker("cpu").build());
        Construct elsewhere = new Construct(app, "team");
        refused(
                () -> new PrefectWorker(elsewhere, "gpu", worker("gpu").build()),
                "'ServiceAccount prefect/prefect-worker' is written by cpu already; give it another name");
        assertThatCode(() -> new PrefectWorker(
                        elsewhere, "own", worker("gpu").name("gpu").build()))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        new PrefectWorker(Testing.app(), "gpu", worker("gpu").build()))
                .doesNotThrowAnyException();
    }

    @Test
    void aPartThatWasTakenOutLeavesItsNames() {
        new PrefectWorker(app, "cpu", worker("cpu").build());
        app.getNode().tryRemoveChild("cpu");
        assertThatCode(() -> new PrefectWorker(app, "gpu", worker("gpu").build()))
                .doesNotThrowAnyException();
    }

    @Test
    void namespaceAndLabelsAreThoseOfTheChartAround() {
        Chart team = new Chart(
                app,
                "science",
                ChartProps.builder()
                        .namespace("science")
                        .labels(Map.of("team", "science"))
                        .build());
        PrefectWorker worker = new PrefectWorker(
                new Construct(team, "deeper"), "worker", worker("p").build());
        assertThat(worker.addresses()).contains("Deployment science/prefect-worker");
        assertThat(worker.apiObject("Deployment").toJson().toString())
                .contains("team=science")
                .contains("namespace=science");
        assertThat(worker.apiObject("ClusterRole").toJson().toString())
                .contains("team=science")
                .doesNotContain("namespace=");
        PrefectWorker elsewhere =
                new PrefectWorker(team, "other", worker("p").namespace("other").build());
        assertThat(elsewhere.addresses()).contains("Deployment other/prefect-worker");
    }

    @Test
    void whatASubclassAddsStandsBesideThePart() {
        PrefectWorker worker =
                new PrefectWorker(app, "w", worker("p").namespace("science").build());
        ApiObject settings = new ApiObject(
                worker,
                "settings",
                ApiObjectProps.builder().apiVersion("v1").kind("ConfigMap").build());
        assertThat(settings.getMetadata().getNamespace()).isEqualTo("science");
    }

    @Test
    void anIngressBeforeAServerThatTellsBrowsersLocalhostIsRefused() {
        PrefectServer local = server(ServerProps.builder());
        IngressProps ingress = IngressProps.builder()
                .host("prefect.example.com")
                .tls(TlsProps.builder().build())
                .build();
        refused(
                () -> new PrefectIngress(app, "i", ingress, local.service()),
                "host: is not what the server tells browsers, which would look for the API at http://localhost:4200; set"
                        + " publicApiUrl of the server, such as https://prefect.example.com/api");
        HttpRouteProps route = HttpRouteProps.builder()
                .host("prefect.example.com")
                .addGateways(new io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReferenceBuilder()
                        .withName("shared")
                        .build())
                .build();
        refused(() -> new PrefectHttpRoute(app, "r", route, local.service()), "host: is not what the server tells");
        PrefectServer told = new PrefectServer(
                Testing.app(),
                "s",
                ServerProps.builder()
                        .publicApiUrl("https://prefect.example.com/api")
                        .build(),
                new CloudNativePg("db"));
        assertThatCode(() -> new PrefectIngress(app, "j", ingress, told.service()))
                .doesNotThrowAnyException();
    }

    @Test
    void aCustomizeIsAddedToThoseBefore() {
        WorkerProps team = worker("p")
                .addCustomize(Customize.each(Deployment.class, deployment -> revisions(deployment, 3)))
                .build();
        WorkerProps mine = team.toBuilder()
                .addCustomize(Customize.each(Deployment.class, ByHandTest::oneAfterTheOther))
                .build();
        Deployment written = only(Deployment.class, new PrefectWorker(app, "w", mine));
        assertThat(written.getSpec().getRevisionHistoryLimit()).isEqualTo(3);
        assertThat(written.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void nullIsRefusedInWordsForWhoWroteIt() {
        refused(
                () -> new PrefectWorker(
                        app, "w", worker("p").addCustomize(object -> null).build()),
                "customize: must return an object in the place of ServiceAccount prefect/prefect-worker");
        refused(
                () -> worker("p").workQueues(Arrays.asList("a", null)).build(),
                "WorkerProps: workQueues[1]: must be given, not null");
        refused(() -> own(new ConfigMap()), "must have kind and metadata.name");
        refused(
                () -> own(new ConfigMapBuilder().withNewMetadata().endMetadata().build()),
                "must have kind and metadata.name");
    }

    @Test
    void anObjectIsFoundByItsKindOrItsKindAndName() {
        Component own = own(configMap("a", "x"), configMap("b", "x"), configMap("b", "y"));
        assertThat(own.apiObject("ConfigMap/y").getMetadata().getNamespace()).isEqualTo("b");
        refused(() -> own.apiObject("ConfigMap"), "'ConfigMap' is there more than once; there are: ConfigMap/x");
        PrefectWorker worker = new PrefectWorker(app, "w", worker("p").build());
        assertThat(worker.apiObject("Deployment/prefect-worker").getKind()).isEqualTo("Deployment");
        refused(
                () -> worker.apiObject("StatefulSet"),
                "'StatefulSet' is not there; there are: ServiceAccount/prefect-worker, ");
    }

    private Component own(HasMetadata... objects) {
        return new Component(Testing.app(), "own", Customize.nothing(), List.of(objects)) {};
    }

    private PrefectServer server(ServerPropsBuilder props) {
        return new PrefectServer(app, "s", props.build(), new CloudNativePg("db"));
    }

    private static WorkerPropsBuilder worker(String pool) {
        return WorkerProps.builder().workPool(WorkPoolProps.of(pool)).api(API);
    }

    private static HasMetadata configMap(String namespace, String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build();
    }

    private static Deployment revisions(Deployment deployment, int kept) {
        return deployment
                .edit()
                .editSpec()
                .withRevisionHistoryLimit(kept)
                .endSpec()
                .build();
    }

    private static Deployment oneAfterTheOther(Deployment deployment) {
        return deployment
                .edit()
                .editSpec()
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .endSpec()
                .build();
    }

    private static String image(Component part) {
        return only(Deployment.class, part)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private static <T> T only(Class<T> type, Component part) {
        return part.objects().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(ThrowingCallable placing, String told) {
        assertThatThrownBy(placing).isInstanceOf(InvalidPropsException.class).hasMessageContaining(told);
    }
}
