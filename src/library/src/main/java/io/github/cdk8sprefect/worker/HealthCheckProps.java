package io.github.cdk8sprefect.worker;

import io.fabric8.kubernetes.api.model.Probe;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;

/**
 * The health checks of a worker, served by {@code prefect worker start --with-healthcheck}. They are served once the
 * worker has reached the API, and fail after thirty missed polls.
 *
 * @param enabled whether it answers. Default: true. When false, it has no probe
 * @param startup asks until the worker has started, packages of {@code EXTRA_PIP_PACKAGES} included. Default: every 5
 *     seconds, for 5 minutes
 * @param liveness asks whether the worker still asks for work. Default: every 10 seconds, restart after 6 failures
 * @param readiness asks the same for roll-outs: the old worker stays until the new one answers. Default: every 10 seconds
 */
@PropsBuilder
public record HealthCheckProps(Boolean enabled, ProbeProps startup, ProbeProps liveness, ProbeProps readiness) {

    /** Puts the defaults in, and refuses probes that Kubernetes refuses. */
    public HealthCheckProps {
        enabled = Defaults.orElse(enabled, true);
        startup = Defaults.orElse(startup, ProbeProps.every(5, 5, 60));
        liveness = Defaults.orElse(liveness, ProbeProps.every(10, 5, 6));
        readiness = Defaults.orElse(readiness, ProbeProps.every(10, 5, 3));
        Problems problems = Problems.of(HealthCheckProps.class);
        startup.requireOneSuccess(problems, "startup");
        liveness.requireOneSuccess(problems, "liveness");
        problems.throwIfAny();
    }

    /** All three probes, with the default times. */
    public static HealthCheckProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static HealthCheckPropsBuilder builder() {
        return HealthCheckPropsBuilder.builder();
    }

    /** The kubelet's question; null, which Kubernetes reads as none, when the worker does not answer. */
    Probe probe(ProbeProps times, int port) {
        return enabled ? times.httpGet("/health", port) : null;
    }
}
