package io.github.cdk8sprefect.docs;

import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.database.BackupProps;
import io.github.cdk8sprefect.database.ExternalPostgres;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.database.StorageProps;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.ingress.TlsProps;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/** The Java that pages show below their first YAML, for the same manifests. {@link PagesInJavaTest} compares them. */
final class PagesInJava {

    private PagesInJava() {}

    static final Map<String, PrefectEnvironmentProps> PAGES = Map.of(
            "external-database", externalDatabase(),
            "flow-runs", flowRuns(),
            "monitoring", monitoring(),
            "own-domain", ownDomain(),
            "several-servers", severalServers(),
            "teams", teams(),
            "backup", backup());

    private static PrefectEnvironmentProps externalDatabase() {
        return PrefectEnvironmentProps.builder()
                .database(ExternalPostgres.builder()
                        .host("db.example.com")
                        .database("prefect")
                        .user("prefect")
                        .password(Credential.existingSecret("prefect-database", "password"))
                        .sslMode("require")
                        .build())
                .build();
    }

    private static PrefectEnvironmentProps flowRuns() {
        var warehouse = new EnvVarBuilder()
                .withName("WAREHOUSE_PASSWORD")
                .withNewValueFrom()
                .withNewSecretKeyRef("password", "warehouse", null)
                .endValueFrom()
                .build();
        var template = JobTemplateProps.builder()
                .image("registry.example.com/flows:1.4")
                .serviceAccount(ServiceAccountProps.builder()
                        .annotations(Map.of("eks.amazonaws.com/role-arn", "arn:aws:iam::123456789012:role/flows"))
                        .build())
                .resources(new ResourceRequirementsBuilder()
                        .addToRequests("cpu", new Quantity("2"))
                        .addToRequests("memory", new Quantity("8Gi"))
                        .addToLimits("nvidia.com/gpu", new Quantity("1"))
                        .build())
                .pod(PodProps.builder()
                        .addTolerations(new TolerationBuilder()
                                .withKey("nvidia.com/gpu")
                                .withOperator("Exists")
                                .build())
                        .addEnv(warehouse)
                        .build())
                .addCustomize(job -> job.edit()
                        .editSpec()
                        .withActiveDeadlineSeconds(86400L)
                        .endSpec()
                        .build())
                .build();
        return PrefectEnvironmentProps.builder()
                .addWorkers(WorkerProps.builder()
                        .workPool(WorkPoolProps.of("gpu"))
                        .jobTemplate(template)
                        .build())
                .build();
    }

    private static PrefectEnvironmentProps monitoring() {
        return PrefectEnvironmentProps.builder()
                .monitoring(ExporterProps.builder()
                        .scrape(ScrapeProps.builder()
                                .labels(Map.of("release", "kube-prometheus-stack"))
                                .intervalSeconds(60)
                                .build())
                        .build())
                .addWorkers(WorkerProps.builder()
                        .workPool(WorkPoolProps.of("kubernetes"))
                        .build())
                .build();
    }

    private static PrefectEnvironmentProps ownDomain() {
        return PrefectEnvironmentProps.builder()
                .ingress(IngressProps.builder()
                        .host("prefect.example.com")
                        .className("nginx")
                        .tls(TlsProps.builder().clusterIssuer("letsencrypt").build())
                        .build())
                .build();
    }

    private static PrefectEnvironmentProps severalServers() {
        return PrefectEnvironmentProps.builder()
                .prefectVersion(PrefectVersion.of("3.8.3"))
                .messaging(RedisProps.defaults())
                .server(ServerProps.builder()
                        .replicas(2)
                        .podDisruptionBudget(PodDisruptionBudgetProps.builder()
                                .minAvailable(new IntOrString(1))
                                .build())
                        .build())
                .addWorkers(WorkerProps.builder()
                        .workPool(WorkPoolProps.of("kubernetes"))
                        .build())
                .build();
    }

    private static PrefectEnvironmentProps teams() {
        return PrefectEnvironmentProps.builder()
                .namespace("prefect")
                .addWorkers(WorkerProps.builder()
                        .name("science")
                        .namespace("science")
                        .workPool(WorkPoolProps.of("science"))
                        .limit(20)
                        .build())
                .addWorkers(WorkerProps.builder()
                        .name("marketing")
                        .namespace("marketing")
                        .workPool(WorkPoolProps.of("marketing"))
                        .build())
                .build();
    }

    private static PrefectEnvironmentProps backup() {
        return PrefectEnvironmentProps.builder()
                .database(PostgresProps.builder()
                        .backup(BackupProps.builder()
                                .schedule("17 2 * * *")
                                .timeZone("Europe/Berlin")
                                .keep(14)
                                .storage(StorageProps.builder().size("20Gi").build())
                                .build())
                        .build())
                .build();
    }

    /** In the page on extending. */
    static void fromAFile(App app) {
        new PrefectEnvironment(app, ConfigFiles.read(List.of(Path.of("prefect.yaml"))));
    }
}
