package io.github.cdk8sprefect.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.config.ConfigFiles;
import java.util.List;
import java.util.stream.Stream;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{kind: Deployment, name: prefect-worker, merge: {spec: {template: null}}} => patches[0].merge.spec.template: must not be taken away: a Deployment needs it",
                "{kind: Deployment, merge: {spec: null}} => patches[0].merge.spec: must not be taken away: a Deployment needs it",
                "{kind: Deployment, merge: {spec: {template: {spec: {containers: null}}}}} => patches[0].merge.spec.template.spec.containers: must not be taken away: a pod needs a container",
                "{kind: Deployment, merge: {spec: {template: {spec: {containers: [{resources: {}}]}}}}} => patches[0].merge.spec.template.spec.containers[0]: must have name, by which it is found; there are: prefect-server",
                "{kind: Deployment, merge: {spec: {template: {spec: {containers: [{name: prefect-worker, tty: true}]}}}}} => patches[0].merge.spec.template.spec.containers[0]: is for no container; there are: prefect-server (a new one needs an image)",
                "{kind: Deployment, name: prefect-server, merge: {spec: {template: {spec: {containers: [{name: prefect-server, image: null}]}}}}} => patches[0].merge.spec.template.spec.containers[0]: must keep its image",
                "{kind: Deployment, name: prefect-server, merge: {spec: {template: {metadata: {labels: {app.kubernetes.io/name: x}}}}}} => patches[0].merge.spec.template.metadata.labels.app.kubernetes.io/name: must have prefect-server as app.kubernetes.io/name: the selector finds the pods by it",
                "{kind: Service, name: prefect-server, merge: {spec: {selector: {foo: bar}}}} => patches[0].merge: leaves Service prefect-server without pods: no pod has the labels of its selector",
                "{kind: Service, name: prefect-server, merge: {spec: {ports: [{nodePort: 30080}]}}} => patches[0].merge.spec.ports[0]: must have name, by which it is found; there are: server-svc-port",
                "{kind: Deployment, merge: {metadata: null}} => patches[0].merge.metadata: must not be taken away: a Deployment needs it",
                "{kind: deployment, merge: {spec: {paused: true}}} => patches[0]: matches no object; did you mean kind Deployment?",
                "{kind: CronJob, merge: {spec: {suspend: true}}} => patches[0]: matches no object; there is none of kind CronJob; the kinds are:",
                "{kind: Deployment, name: prefect, merge: {spec: {paused: true}}} => patches[0]: matches no object; of kind Deployment there are: prefect-server, prefect-worker",
                "{kind: Deployment, merge: {spec: {replicas: 1}}} => patches[0].merge: changes nothing: the objects have all of it already",
                "{kind: Deployment, merge: {spec: {paused: null}}} => patches[0].merge: changes nothing: the objects have all of it already",
                "{kind: Deployment, merge: {spec: {replicas: 03}}} => patches[0].merge.spec.replicas: must be a whole number; write it in decimal digits, without a zero in front",
                "{kind: Deployment, merge: {spec: {template: {spec: {volumes: [{name: z, emptDir: {}}]}}}}} => patches[0].merge.spec.template.spec.volumes[0].emptDir: is not a field of a Deployment; did you mean emptyDir?"
            })
    void aPatchThatKubernetesWouldRefuseOrThatDoesNothingIsRefused(String patch, String told) {
        assertThatThrownBy(() -> place("{workers: [{workPool: a}], patches: [" + patch + "]}"))
                .hasMessageContaining(told);
    }

    @Test
    void patchesCompleteEachOther() {
        String mount = "{kind: Deployment, merge: {spec: {template: {spec: {containers: [{name: prefect-server, "
                + "volumeMounts: [{name: ca, mountPath: /ca}]}]}}}}}";
        String volume = "{kind: Deployment, merge: {spec: {template: {spec: {volumes: [{name: ca, emptyDir: {}}]}}}}}";
        assertThat(place("{server: {}, patches: [" + mount + ", " + volume + "]}")
                        .server())
                .isPresent();
        assertThatThrownBy(() -> place(
                        "{server: {}, patches: [{kind: Deployment, merge: {spec: {paused: true}}}, " + mount + "]}"))
                .hasMessage(
                        "PrefectEnvironment: patches[1].merge.spec.template.spec.containers[0].volumeMounts[0].name:"
                                + " 'ca' is not a volume of the pod; add it to volumes");
    }

    @Test
    void nullTakesAwayWhatWeWrite() {
        Deployment worker = worker(
                "{kind: Deployment, name: prefect-worker, merge: {spec: {replicas: null, template: {spec: "
                        + "{securityContext: {runAsUser: null}, containers: [{name: prefect-worker, resources: {limits: null}}]}}}}}");
        assertThat(worker.getSpec().getReplicas()).isNull();
        assertThat(worker.getSpec().getTemplate().getSpec().getSecurityContext().getRunAsUser())
                .isNull();
        assertThat(worker.getSpec().getTemplate().getSpec().getSecurityContext().getRunAsNonRoot())
                .isTrue();
        assertThat(worker.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getResources())
                .satisfies(resources -> assertThat(resources.getLimits()).isNullOrEmpty())
                .satisfies(resources -> assertThat(resources.getRequests()).isNotEmpty());
    }

    @Test
    void aModeInOctalIsTheNumberThatItIs() {
        Deployment worker = worker("{kind: Deployment, name: prefect-worker, merge: {spec: {template: {spec: {volumes: "
                + "[{name: x, configMap: {name: y, defaultMode: 0440, items: [{key: a, path: b, mode: 0o400}]}}]}}}}}");
        assertThat(worker.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(volume -> volume.getName().equals("x"))
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.getConfigMap().getDefaultMode()).isEqualTo(288))
                .satisfies(volume -> assertThat(
                                volume.getConfigMap().getItems().get(0).getMode())
                        .isEqualTo(256));
    }

    private static Deployment worker(String patch) {
        return (Deployment)
                objects(place("{workers: [{workPool: a}], patches: [" + patch + "]}").workers().stream()).stream()
                        .filter(Deployment.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    private static List<HasMetadata> objects(Stream<? extends Component> parts) {
        return parts.flatMap(part -> part.objects().stream()).toList();
    }

    private static PrefectEnvironment place(String yaml) {
        return new PrefectEnvironment(Testing.app(), ConfigFiles.parse("prefect.yaml", yaml));
    }
}
