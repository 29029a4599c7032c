package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/** Requests and limits in the shape that our defaults have. */
public final class Resources {

    private Resources() {}

    /**
     * Requests for both and a limit for memory. There is no limit for cpu: it would slow start-up. On the node's disk
     * go logs and small files alone, and a limit keeps them from filling it.
     */
    public static ResourceRequirements of(String cpuRequest, String memoryRequest, String memoryLimit) {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity(cpuRequest))
                .addToRequests("memory", new Quantity(memoryRequest))
                .addToRequests("ephemeral-storage", new Quantity("64Mi"))
                .addToLimits("memory", new Quantity(memoryLimit))
                .addToLimits("ephemeral-storage", new Quantity("2Gi"))
                .build();
    }
}
