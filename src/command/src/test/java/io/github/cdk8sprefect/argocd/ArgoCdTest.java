package io.github.cdk8sprefect.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.server.ServerProps;
import io.github.cdk8sprefect.snapshots.Snapshot;
import org.junit.jupiter.api.Test;

class ArgoCdTest {

    @Test
    void anApplicationThatReadsNothingIsRefused() {
        refused("argocd: {application: {}}", """
                prefect.yaml:1: argocd.application.repoUrl: must be given (Argo CD reads the manifests from a Git repository)""");
    }

    @Test
    void aPathOutOfTheRepositoryIsRefused() {
        refused(
                "argocd: {application: {repoUrl: r, path: dist/../..}}",
                "prefect.yaml:1: argocd.application.path: 'dist/../..' must lead from the repository's root to a folder in"
                        + " it, such as dist/prod");
    }

    @Test
    void twoDestinationsAreRefused() {
        refused("argocd: {application: {repoUrl: r, path: dist, destination: {name: prod, server: prod}}}", """
                prefect.yaml:1: argocd.application.destination.name: must not be set together with server; keep one of them
                prefect.yaml:1: argocd.application.destination.server: 'prod' must be a URL such as https://kubernetes.default.svc""");
    }

    @Test
    void aLevelThatPodSecurityDoesNotHaveIsRefused() {
        refused(
                "argocd: {application: {repoUrl: r, path: dist, podSecurity: strict}}",
                "prefect.yaml:1: argocd.application.podSecurity: 'strict' must be one of restricted, baseline, privileged");
    }

    @Test
    void theUserHasTheLastWordOnAWave() {
        Customize later = object -> {
            object.getMetadata().getAnnotations().put("argocd.argoproj.io/sync-wave", "31");
            return object;
        };
        PrefectEnvironmentProps props = PrefectEnvironmentProps.builder()
                .argocd(ArgoCdProps.builder().build())
                .server(ServerProps.builder().addCustomize(later).build())
                .build();
        assertThat(Snapshot.text(app -> new PrefectEnvironment(app, props)))
                .contains("sync-wave: \"31\"")
                .doesNotContain("sync-wave: \"30\"");
    }

    @Test
    void anObjectKeepsItsOwnAnnotations() {
        HasMetadata service = new ServiceBuilder()
                .withNewMetadata()
                .addToAnnotations("a", "b")
                .endMetadata()
                .build();
        assertThat(SyncWave.MIGRATION
                        .onEachObject()
                        .apply(service)
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("a", "b")
                .containsEntry("argocd.argoproj.io/sync-wave", "20");
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> ConfigFiles.parse("prefect.yaml", yaml)).hasMessage(message);
    }
}
