package io.github.cdk8sprefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReferenceBuilder;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.credential.ExternalSecret;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.database.Sqlite;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.prefect.PrefectCloud;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.server.AutoscalingProps;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.MigrationProps;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.testing.Snapshots;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.JsonPatch;
import org.junit.jupiter.api.Test;

/** What a Java team does with the constructs. */
class JavaUserTest {

    static void charts(App app) {
        var password = Credential.existingSecret("prefect-database", "password");
        var database = ExternalPostgres.builder()
                .host("db.example.com")
                .password(password)
                .build();
        var settings = ServerProps.builder().replicas(2).build();
        var server = new PrefectServer(app, "prefect-server", settings, database);

        var threeRevisions = Customize.each(
                Deployment.class,
                d -> d.edit().editSpec().withRevisionHistoryLimit(3).endSpec().build());
        for (var pool : List.of("cpu", "gpu")) {
            var props = WorkerProps.builder()
                    .name(pool)
                    .workPool(WorkPoolProps.of(pool))
                    .api(server.endpoint())
                    .addCustomize(threeRevisions)
                    .build();
            var worker = new PrefectWorker(app, "prefect-worker-" + pool, props);
            worker.apiObject("Deployment").addJsonPatch(JsonPatch.add("/spec/minReadySeconds", 10));
        }

        var team =
                new Chart(app, "team", ChartProps.builder().namespace("prefect").build());
        var quota =
                ApiObjectProps.builder().apiVersion("v1").kind("ResourceQuota").build();
        new ApiObject(team, "quota", quota).addJsonPatch(JsonPatch.add("/spec", Map.of("hard", Map.of("pods", "50"))));
    }

    @Test
    void severalServersPlacedByHandBringTheJobThatTheyWaitFor() {
        var database = ExternalPostgres.builder()
                .host("db.example.com")
                .password(Credential.existingSecret("prefect-database", "password"))
                .build();
        var two = ServerProps.builder().replicas(2).build();
        var withOwnJob = two.toBuilder().migration(MigrationProps.defaults()).build();

        assertThat(jobs(new PrefectServer(new App(), "s", two, database))).hasSize(1);
        assertThat(jobs(new PrefectServer(new App(), "s", withOwnJob, database)))
                .isEmpty();
        assertThat(jobs(new DatabaseMigration(new App(), "m", withOwnJob, database)))
                .hasSize(1);
    }

    private static List<String> jobs(Component part) {
        return part.addresses().stream()
                .filter(address -> address.startsWith("Job "))
                .toList();
    }

    @Test
    void aTeamPutsAServerAndTwoWorkersIntoItsOwnApp() {
        Snapshots.in(Path.of("snapshots"))
                .verify("from-java-server-and-two-workers-in-a-teams-own-app", JavaUserTest::charts);
    }

    @Test
    void aWorkerWithoutAnApiIsRefused() {
        assertThatThrownBy(() -> new PrefectWorker(
                        new App(),
                        "w",
                        WorkerProps.builder().workPool(WorkPoolProps.of("cpu")).build()))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining("api: must be given");
    }

    @Test
    void aWorkerWritesTheSecretOfItsApiUnlessAnotherDoes() {
        var apiKey = ExternalSecret.builder()
                .name("prefect-cloud")
                .key("api-key")
                .store("vault")
                .remoteKey("teams/data/prefect")
                .build();
        var cloud = PrefectCloud.builder()
                .accountId("a")
                .workspaceId("w")
                .apiKey(apiKey)
                .build();
        var app = new App();
        var alone = new PrefectWorker(
                app,
                "alone",
                WorkerProps.builder()
                        .workPool(WorkPoolProps.of("cpu"))
                        .api(cloud)
                        .build());
        app.getNode().tryRemoveChild("alone");
        var shared = new ApiCredentials(app, "prefect-api", "prefect", PrefectVersion.DEFAULT, cloud.credentials());
        var sharing = new PrefectWorker(
                app,
                "sharing",
                WorkerProps.builder()
                        .workPool(WorkPoolProps.of("cpu"))
                        .api(cloud.reference())
                        .build());

        assertThat(alone.addresses()).contains("ExternalSecret prefect/prefect-cloud");
        assertThat(shared.addresses()).containsExactly("ExternalSecret prefect/prefect-cloud");
        assertThat(sharing.addresses()).noneMatch(address -> address.contains("Secret"));
    }

    @Test
    void aWorkerWithoutAPoolIsRefused() {
        assertThatThrownBy(() -> WorkerProps.builder().name("w0").replicas(-1).build())
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage("""
                        WorkerProps: workPool: must be given (every worker polls exactly one pool)
                        WorkerProps: replicas: '-1' must be 0 or more""");
    }

    @Test
    void severalServersOnSqliteAreRefused() {
        assertThatThrownBy(() -> new PrefectServer(
                        new App(), "s", ServerProps.builder().replicas(2).build(), Sqlite.defaults()))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage("ServerProps: replicas: '2' needs a PostgreSQL (SQLite is a file of one server)");
    }

    @Test
    void anIngressWhosePathDoesNotLeadToTheServersIsRefused() {
        var settings = ServerProps.builder()
                .prefectVersion(PrefectVersion.of("3.8.3"))
                .path("/prefect")
                .publicApiUrl("/prefect/api")
                .build();
        var app = new App();
        var server = new PrefectServer(app, "s", settings, Sqlite.defaults());
        var ingress = IngressProps.builder().host("a.example").path("/pre").build();
        assertThatThrownBy(() -> new PrefectIngress(app, "i", ingress, server.service()))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage("IngressProps: path: '/pre' must lead to the server's path, /prefect; leave it out");
    }

    @Test
    void anApiIsBelowThePathThatLeadsToIt() {
        var ingress = IngressProps.builder().host("a.example");
        var route = HttpRouteProps.builder()
                .host("a.example")
                .gateways(
                        List.of(new ParentReferenceBuilder().withName("gateway").build()));
        assertThat(ingress.build().publicApiUrl(Optional.empty())).isEqualTo("http://a.example/api");
        assertThat(ingress.path("/p/").build().publicApiUrl(Optional.empty())).isEqualTo("http://a.example/p/api");
        assertThat(route.build().publicApiUrl(Optional.of("/q"))).isEqualTo("https://a.example/q/api");
        assertThat(route.path("/p").build().publicApiUrl(Optional.empty())).isEqualTo("https://a.example/p/api");
    }

    @Test
    void autoscalingWithoutRequestsIsRefused() {
        assertThatThrownBy(() -> ServerProps.builder()
                        .autoscaling(AutoscalingProps.builder().maxReplicas(3).build())
                        .resources(new io.fabric8.kubernetes.api.model.ResourceRequirements())
                        .build())
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage(
                        "ServerProps: autoscaling.targetCpu: needs resources.requests.cpu (use is measured in percent of it)");
    }

    @Test
    void propsAndTheirListsDoNotChange() {
        var queues = new java.util.ArrayList<>(List.of("a"));
        WorkerProps props = WorkerProps.builder()
                .workPool(WorkPoolProps.of("p"))
                .workQueues(queues)
                .build();
        queues.add("b");
        assertThat(props.workQueues()).containsExactly("a");
        assertThatThrownBy(() -> props.workQueues().add("c")).isInstanceOf(UnsupportedOperationException.class);
    }
}
