package com.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReferenceBuilder;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.agent.AgentProps;
import io.github.cdk8sprefect.argocd.ApplicationProps;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.database.BackupProps;
import io.github.cdk8sprefect.database.PostgresProps;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.ingress.HttpRouteProps;
import io.github.cdk8sprefect.ingress.IngressProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PodDisruptionBudgetProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.ScrapeProps;
import io.github.cdk8sprefect.messaging.RedisProps;
import io.github.cdk8sprefect.monitoring.ExporterProps;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.server.AutoscalingProps;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.testing.Manifests;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.constructs.Construct;

/** Each kind of object that the library writes; they must be the same beside any BOM. */
public final class Everything {

    private Everything() {}

    /** Writes the manifests of two environments to {@code target}, and compares them with those of the first project. */
    public static void main(String[] args) throws IOException {
        boolean monitors = isThere("io.fabric8.openshift.api.model.monitoring.v1.PodMonitor");
        String manifests = Manifests.of(app -> {
                    new PrefectEnvironment(new Construct(app, "three"), three(monitors));
                    new PrefectEnvironment(new Construct(app, "two"), two());
                })
                .text();
        Files.writeString(Path.of("target", "manifests.yaml"), manifests);
        System.out.printf(
                "%s: fabric8 %s, Jackson %s, %d lines of manifests%n",
                Path.of("").toAbsolutePath().getFileName(),
                versionOf(Pod.class),
                new ObjectMapper().version(),
                manifests.lines().count());
        String expected = Files.readString(Path.of("../without-a-bom/target/manifests.yaml"));
        if (monitors && !manifests.equals(expected)) {
            throw new IllegalStateException("not the manifests of without-a-bom");
        }
        if (monitors != manifests.contains("kind: PodMonitor") || monitors != manifests.contains("kind: ServiceMonitor")) {
            throw new IllegalStateException("monitors must be there where their types are");
        }
    }

    private static PrefectEnvironmentProps three(boolean monitors) {
        ScrapeProps scrape = ScrapeProps.builder().enabled(monitors).build();
        return PrefectEnvironmentProps.builder()
                .prefectVersion(PrefectVersion.of("3.8.3"))
                .database(PostgresProps.builder()
                        .backup(BackupProps.builder().build())
                        .build())
                .messaging(RedisProps.builder().build())
                .server(ServerProps.builder()
                        .autoscaling(AutoscalingProps.builder().maxReplicas(3).build())
                        .podDisruptionBudget(PodDisruptionBudgetProps.builder()
                                .maxUnavailable(new IntOrString(1))
                                .build())
                        .build())
                .ingress(IngressProps.builder().host("prefect.example.com").build())
                .monitoring(ExporterProps.builder().scrape(scrape).build())
                .workers(List.of(WorkerProps.builder()
                        .workPool(WorkPoolProps.of("kubernetes"))
                        .metrics(scrape)
                        .pod(pod())
                        .addCustomize(Customize.each(Deployment.class, deployment -> deployment
                                .edit()
                                .editSpec()
                                .withRevisionHistoryLimit(3)
                                .endSpec()
                                .build()))
                        .build()))
                .argocd(ArgoCdProps.builder()
                        .application(ApplicationProps.builder()
                                .repoUrl("https://git.example.com/platform")
                                .path("dist")
                                .build())
                        .build())
                .build();
    }

    /** Parts whose types have got fields since the oldest of these versions. */
    private static PodProps pod() {
        return PodProps.builder()
                .env(List.of(new EnvVarBuilder()
                        .withName("TEAM")
                        .withNewValueFrom()
                        .withNewConfigMapKeyRef("team", "settings", false)
                        .endValueFrom()
                        .build()))
                .volumes(List.of(new VolumeBuilder()
                        .withName("certificates")
                        .withNewProjected()
                        .addNewSource()
                        .withNewSecret()
                        .withName("certificates")
                        .endSecret()
                        .endSource()
                        .endProjected()
                        .build()))
                .build();
    }

    private static PrefectEnvironmentProps two() {
        return PrefectEnvironmentProps.builder()
                .namespace("two")
                .httpRoute(HttpRouteProps.builder()
                        .host("two.example.com")
                        .gateways(List.of(
                                new ParentReferenceBuilder().withName("shared").build()))
                        .build())
                .agents(List.of(
                        AgentProps.builder().workQueues(List.of("default")).build()))
                .build();
    }

    /** The version in the name of the archive; fabric8's have none inside. */
    private static String versionOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .getFileName()
                .toString()
                .replaceAll("[^0-9]*([0-9].*)\\.jar", "$1");
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Everything.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
