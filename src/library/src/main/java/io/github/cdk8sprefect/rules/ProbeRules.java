package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.Probe;
import io.github.cdk8sprefect.props.Problems;

/**
 * The probes and hooks of a container.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">Probes</a>
 */
final class ProbeRules {

    private static final int MOST = Integer.MAX_VALUE;

    private ProbeRules() {}

    static void check(Problems at, Container container, long gracePeriod) {
        once(at.at("livenessProbe"), container, container.getLivenessProbe());
        once(at.at("startupProbe"), container, container.getStartupProbe());
        Probe readiness = container.getReadinessProbe();
        if (readiness != null) {
            probe(at.at("readinessProbe"), container, readiness);
            at.require(
                    readiness.getTerminationGracePeriodSeconds() == null,
                    "readinessProbe.terminationGracePeriodSeconds",
                    "must not be set: a readiness probe ends no container");
        }
        Lifecycle lifecycle = container.getLifecycle();
        if (lifecycle != null && lifecycle.getPostStart() != null) {
            new HandlerRules(at.at("lifecycle.postStart"), container).check(lifecycle.getPostStart(), gracePeriod);
        }
        if (lifecycle != null && lifecycle.getPreStop() != null) {
            new HandlerRules(at.at("lifecycle.preStop"), container).check(lifecycle.getPreStop(), gracePeriod);
        }
    }

    /** A probe whose first success counts. */
    private static void once(Problems at, Container container, Probe probe) {
        if (probe != null) {
            probe(at, container, probe);
            Integer successes = probe.getSuccessThreshold();
            at.require(
                    successes == null || successes <= 1,
                    "successThreshold",
                    successes,
                    "must be 1; only a readiness probe takes more");
        }
    }

    private static void probe(Problems at, Container container, Probe probe) {
        new HandlerRules(at, container).check(probe);
        at.between(0, MOST, probe.getInitialDelaySeconds(), "initialDelaySeconds")
                .between(0, MOST, probe.getTimeoutSeconds(), "timeoutSeconds")
                .between(0, MOST, probe.getPeriodSeconds(), "periodSeconds")
                .between(0, MOST, probe.getSuccessThreshold(), "successThreshold")
                .between(0, MOST, probe.getFailureThreshold(), "failureThreshold")
                .between(1, MOST, probe.getTerminationGracePeriodSeconds(), "terminationGracePeriodSeconds");
    }
}
