package io.github.cdk8sprefect.server;

import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;

/**
 * The server's probes.
 *
 * @param startup calls {@code /api/health} until the server is up. Default: every 5 seconds, for 5 minutes, which
 *     allows for migrations
 * @param liveness calls {@code /api/health}, which checks the process. Default: every 10 seconds, restart after 6
 *     failures
 * @param readiness calls {@code /api/ready}, which also checks the database. Default: every 10 seconds, removed from
 *     the Service after 3 failures
 */
@PropsBuilder
public record ServerProbes(ProbeProps startup, ProbeProps liveness, ProbeProps readiness) {

    /** Puts the defaults in, and refuses probes that Kubernetes refuses. */
    public ServerProbes {
        startup = Defaults.orElse(startup, ProbeProps.every(5, 5, 60));
        liveness = Defaults.orElse(liveness, ProbeProps.every(10, 5, 6));
        readiness = Defaults.orElse(readiness, ProbeProps.every(10, 5, 3));
        Problems problems = Problems.of(ServerProbes.class);
        startup.requireOneSuccess(problems, "startup");
        liveness.requireOneSuccess(problems, "liveness");
        problems.throwIfAny();
    }

    /** All three, with the default times. */
    public static ServerProbes defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static ServerProbesBuilder builder() {
        return ServerProbesBuilder.builder();
    }
}
