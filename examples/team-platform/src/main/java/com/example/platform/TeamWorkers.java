package com.example.platform;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.worker.WorkerProps;
import io.github.cdk8sprefect.worker.WorkerPropsBuilder;

/** What this company wants of every worker; whoever places one goes on from here. */
final class TeamWorkers {

    private TeamWorkers() {}

    /** A worker of one pool, with our defaults in the place of the library's. */
    static WorkerPropsBuilder of(String workPool) {
        return WorkerProps.builder()
                .name(workPool)
                .workPool(WorkPoolProps.of(workPool))
                .limit(20)
                .resources(Resources.of("200m", "512Mi", "2Gi"))
                .addCustomize(Customize.each(Deployment.class, TeamWorkers::oneAfterTheOther));
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
}
