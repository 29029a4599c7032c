package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.config.ConfigFiles;
import java.util.List;
import java.util.stream.Stream;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;

/** Patches and sync waves are for the objects of every part, whichever it is. */
class PatchesTest {

    private static final String CLOUD = "api: {cloud: {accountId: a, workspaceId: b, apiKey: {externalSecret: "
            + "{name: key, key: k, store: s, remoteKey: r}}}}, workers: [{workPool: a}]";

    @Test
    void aPatchReachesTheExporterAlone() {
        PrefectEnvironment environment = place(
                "{monitoring: {}, patches: [{kind: Deployment, name: prefect-exporter, merge: {spec: {paused: true}}}]}");
        assertThat(objects(environment.exporter().stream()))
                .filteredOn(Deployment.class::isInstance)
                .singleElement()
                .satisfies(object ->
                        assertThat(((Deployment) object).getSpec().getPaused()).isTrue());
    }

    @Test
    void aPatchReachesACredentialThatSeveralShare() {
        PrefectEnvironment environment =
                place("{" + CLOUD + ", patches: [{kind: ExternalSecret, merge: {metadata: {labels: {team: data}}}}]}");
        assertThat(objects(environment.apiCredentials().stream()))
                .singleElement()
                .satisfies(
                        object -> assertThat(object.getMetadata().getLabels()).containsEntry("team", "data"));
    }

    @Test
    void aCredentialThatSeveralShareHasItsWave() {
        PrefectEnvironment environment = place("{" + CLOUD + ", argocd: {}}");
        assertThat(objects(environment.apiCredentials().stream()))
                .singleElement()
                .satisfies(object -> assertThat(object.getMetadata().getAnnotations())
                        .containsEntry("argocd.argoproj.io/sync-wave", "10"));
    }

    @Test
    void aPatchOfTheMigrationGivesAnotherJob() {
        String servers = "server: {replicas: 2}";
        String patch = ", patches: [{kind: Job, name: prefect-server-migration, merge: {spec: {backoffLimit: 1}}}]";
        String before = migration("{" + servers + "}").getMetadata().getName();

        Job patched = migration("{" + servers + patch + "}");

        assertThat(patched.getSpec().getBackoffLimit()).isOne();
        assertThat(patched.getMetadata().getName())
                .isNotEqualTo(before)
                .matches("prefect-server-migration-[0-9a-f]{8}");
        assertThat(migration("{" + servers + ", argocd: {}}").getMetadata().getName())
                .isEqualTo(before);
    }

    private static Job migration(String yaml) {
        return (Job) objects(place(yaml).migration().stream()).get(0);
    }

    private static List<HasMetadata> objects(Stream<? extends Component> parts) {
        return parts.flatMap(part -> part.objects().stream()).toList();
    }

    private static PrefectEnvironment place(String yaml) {
        return new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
