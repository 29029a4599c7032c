package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * When and how often the kubelet probes a container. Fields that are not set have Kubernetes' defaults.
 *
 * @param enabled whether the probe exists. Default: true
 * @param initialDelaySeconds seconds from the container's start to the first probe. Refused: a negative number
 * @param periodSeconds seconds between two probes. Refused: less than 1
 * @param timeoutSeconds seconds after which a probe times out. Refused: less than 1
 * @param failureThreshold consecutive failures after which the probe has failed. Refused: less than 1
 * @param successThreshold consecutive successes after which the probe has succeeded. Refused: less than 1, and for
 *     startup and liveness probes more than 1
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">Probes</a>
 */
@PropsBuilder
public record ProbeProps(
        Boolean enabled,
        Optional<Integer> initialDelaySeconds,
        Optional<Integer> periodSeconds,
        Optional<Integer> timeoutSeconds,
        Optional<Integer> failureThreshold,
        Optional<Integer> successThreshold) {

    /** Refuses times and counts that Kubernetes refuses. */
    public ProbeProps {
        enabled = Defaults.orElse(enabled, true);
        Problems problems = Problems.of(ProbeProps.class);
        initialDelaySeconds.ifPresent(seconds -> problems.atLeast(0, seconds, "initialDelaySeconds"));
        periodSeconds.ifPresent(seconds -> problems.atLeast(1, seconds, "periodSeconds"));
        timeoutSeconds.ifPresent(seconds -> problems.atLeast(1, seconds, "timeoutSeconds"));
        failureThreshold.ifPresent(times -> problems.atLeast(1, times, "failureThreshold"));
        successThreshold.ifPresent(times -> problems.atLeast(1, times, "successThreshold"));
        problems.throwIfAny();
    }

    /** Refuses a probe that is to succeed more than once, as Kubernetes does of all but readiness probes. */
    public void requireOneSuccess(Problems problems, String path) {
        problems.at(path)
                .require(
                        successThreshold.orElse(1) == 1,
                        "successThreshold",
                        successThreshold.orElse(1),
                        "must be 1 (only a readiness probe may ask for more)");
    }

    /** Starts from the defaults. */
    public static ProbePropsBuilder builder() {
        return ProbePropsBuilder.builder();
    }

    /** A probe that asks every {@code periodSeconds}, waits {@code timeoutSeconds} and fails after {@code times}. */
    public static ProbeProps every(int periodSeconds, int timeoutSeconds, int times) {
        return builder()
                .periodSeconds(periodSeconds)
                .timeoutSeconds(timeoutSeconds)
                .failureThreshold(times)
                .build();
    }

    /** No probe. */
    public static ProbeProps disabled() {
        return builder().enabled(false).build();
    }

    /** The probe by HTTP; null, which Kubernetes reads as none, when it is disabled. */
    public Probe httpGet(String path, int port) {
        return enabled
                ? timing().withNewHttpGet()
                        .withPath(path)
                        .withPort(new IntOrString(port))
                        .endHttpGet()
                        .build()
                : null;
    }

    /** The probe by a command in the container; null, which Kubernetes reads as none, when it is disabled. */
    public Probe exec(String... command) {
        return enabled ? timing().withNewExec().withCommand(command).endExec().build() : null;
    }

    /** The probe that only opens a connection; null, which Kubernetes reads as none, when it is disabled. */
    public Probe tcp(String port) {
        return enabled
                ? timing().withNewTcpSocket()
                        .withPort(new IntOrString(port))
                        .endTcpSocket()
                        .build()
                : null;
    }

    private ProbeBuilder timing() {
        return new ProbeBuilder()
                .withInitialDelaySeconds(initialDelaySeconds.orElse(null))
                .withPeriodSeconds(periodSeconds.orElse(null))
                .withTimeoutSeconds(timeoutSeconds.orElse(null))
                .withFailureThreshold(failureThreshold.orElse(null))
                .withSuccessThreshold(successThreshold.orElse(null));
    }
}
