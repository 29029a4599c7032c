package io.github.cdk8sprefect.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.prefect.ApiUrl;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import io.github.cdk8sprefect.worker.WorkerPropsBuilder;
import java.util.List;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;

/** What Kubernetes refuses, built by hand. */
class ByHandTest {

    @Test
    void aPropIsRefusedByItsName() {
        var toleration =
                new TolerationBuilder().withKey("gpu").withEffect("Noschedule").build();
        assertThatThrownBy(() ->
                        PodProps.builder().tolerations(List.of(toleration)).build())
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage("PodProps: tolerations[0].effect: 'Noschedule' must be one of NoSchedule, PreferNoSchedule,"
                        + " NoExecute");
    }

    @Test
    void aMountOfNoVolumeIsRefusedWhereTheVolumesAreKnown() {
        var mount = new VolumeMountBuilder().withName("ca").withMountPath("/ca").build();
        var pod = PodProps.builder().volumeMounts(List.of(mount)).build();
        assertThatThrownBy(() -> place(worker().pod(pod)))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageEndingWith("pod.volumeMounts[0].name: 'ca' is not a volume of the pod; add it to volumes");
    }

    @Test
    void anObjectIsJudgedAfterItIsCustomized() {
        var never = Customize.each(
                Deployment.class,
                deployment -> deployment
                        .edit()
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .withDnsPolicy("none")
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());
        assertThatThrownBy(() -> place(worker().addCustomize(never)))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage("PrefectWorker: 'none' must be one of ClusterFirst, ClusterFirstWithHostNet, Default, None"
                        + " (spec.template.spec.dnsPolicy of Deployment prefect-worker)");
    }

    @Test
    void theJobOfAFlowRunIsJudgedAfterItIsCustomized() {
        var template = JobTemplateProps.builder()
                .addCustomize(job ->
                        job.edit().editSpec().withBackoffLimit(-1).endSpec().build())
                .build();
        assertThatThrownBy(() -> place(worker().jobTemplate(template)))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageContaining("customize.spec.backoffLimit: '-1' must be 0 or more");
    }

    private static WorkerPropsBuilder worker() {
        return WorkerProps.builder().workPool(WorkPoolProps.of("a")).api(ApiUrl.of("http://prefect.example.com/api"));
    }

    private static PrefectWorker place(WorkerPropsBuilder props) {
        return new PrefectWorker(Testing.app(), "worker", props.build());
    }
}
