package com.example.platform;

import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.worker.PrefectWorker;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.List;
import java.util.Map;
import org.cdk8s.JsonPatch;
import software.constructs.Construct;

/** A worker on the GPU nodes, a minute up before a rollout goes on. */
public class GpuWorker extends PrefectWorker {

    /** Places the worker of one pool. */
    public GpuWorker(Construct scope, String workPool, ApiEndpoint api) {
        super(scope, "prefect-worker-" + workPool, props(workPool, api));
        apiObject(Deployment.class).addJsonPatch(JsonPatch.add("/spec/minReadySeconds", 60));
    }

    private static WorkerProps props(String workPool, ApiEndpoint api) {
        return TeamWorkers.of(workPool)
                .namespace("research")
                .api(api)
                .pod(PodProps.builder()
                        .nodeSelector(Map.of("accelerator", "gpu"))
                        .tolerations(List.of(new Toleration("NoSchedule", "gpu", "Exists", null, null)))
                        .build())
                .build();
    }
}
