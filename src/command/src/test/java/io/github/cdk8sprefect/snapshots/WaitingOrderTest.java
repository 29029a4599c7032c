package io.github.cdk8sprefect.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import io.github.cdk8sprefect.argocd.SyncWave;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Under Argo CD no object waits for one that comes after it. */
class WaitingOrderTest {

    @TempDir
    Path folder;

    static Stream<String> asks() {
        return SnapshotFolder.asks().stream();
    }

    @ParameterizedTest
    @MethodSource("asks")
    void nothingWaitsForWhatComesAfterIt(String ask) throws IOException {
        assertThat(WaitingOrder.faults(objects(SnapshotFolder.ask(ask)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "default-installation, ServiceAccount, 41",
        "default-installation, Service, 31",
        "default-installation, StatefulSet, 30",
        "default-installation, Role, 41",
        "default-installation, RoleBinding, 41",
        "default-installation, ClusterRole, 41",
        "database-password-of-external-secrets, ExternalSecret, 31",
        "postgres-with-a-secret-of-several-keys, Secret, 11",
        "worker-with-a-base-job-template, ConfigMap, 41",
        "sqlite-for-trying-out, PersistentVolumeClaim, 29",
        "sqlite-for-trying-out, PersistentVolumeClaim, 31",
        "postgres-with-nightly-backups, PersistentVolumeClaim, 10",
        "prefect-3.8.3-with-several-servers, Job, 30",
        "server-behind-ingress, Ingress, 9",
        "server-behind-gateway-api, HTTPRoute, 9",
        "server-that-scales, HorizontalPodAutoscaler, 9"
    })
    void anObjectInAnotherWaveIsAFault(String ask, String kind, String wave) throws IOException {
        List<HasMetadata> objects = objects(SnapshotFolder.ask(ask));
        assertThat(objects).anyMatch(object -> object.getKind().equals(kind));
        objects.stream()
                .filter(object -> object.getKind().equals(kind))
                .forEach(object -> object.setMetadata(new ObjectMetaBuilder(object.getMetadata())
                        .addToAnnotations("argocd.argoproj.io/sync-wave", wave)
                        .build()));
        assertThat(WaitingOrder.faults(objects)).isNotEmpty();
    }

    /** A kind that {@link SyncWave} says nothing of comes with the part that it belongs to. */
    @Test
    void aPriorityClassIsThereBeforeThePodsThatNeedIt() throws IOException {
        Path ask = Files.writeString(folder.resolve("ask.yaml"), "server: {pod: {priorityClassName: high}}");
        PriorityClass high = new PriorityClassBuilder()
                .withNewMetadata()
                .withName("high")
                .endMetadata()
                .withValue(1000)
                .build();
        List<HasMetadata> objects = new ArrayList<>(objects(ask));
        objects.add(SyncWave.FOUNDATION.onEachObject().apply(high));
        assertThat(WaitingOrder.faults(objects)).isEmpty();
        objects.set(objects.size() - 1, SyncWave.LAST.onEachObject().apply(high));
        assertThat(WaitingOrder.faults(objects))
                .containsExactly("Deployment prefect-server of wave 30 waits for PriorityClass high of wave 40");
    }

    private List<HasMetadata> objects(Path ask) throws IOException {
        Path argocd = Files.writeString(folder.resolve("argocd.yaml"), "argocd: {}");
        return new PrefectEnvironment(Testing.app(), ConfigFiles.read(List.of(ask, argocd)))
                .parts(Component.class).stream()
                        .flatMap(part -> part.objects().stream())
                        .toList();
    }
}
