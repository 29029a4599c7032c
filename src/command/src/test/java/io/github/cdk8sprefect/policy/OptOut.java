package io.github.cdk8sprefect.policy;

import java.util.List;

/**
 * A snapshot in which a user gave up a rule by a setting of that name. The test fails for one that is not needed.
 *
 * @param snapshot the ask
 * @param rule what does not hold there
 * @param reason the setting, and why somebody wants it
 */
record OptOut(String snapshot, String rule, String reason) {

    private static final String OWN_CONTAINERS =
            "server.pod.sidecars and initContainers are the user's, and are written as they are";

    static final List<OptOut> ALL = List.of(
            new OptOut(
                    "server-that-scales-by-requests-of-a-limit-range",
                    "SaysItsResources",
                    "server.autoscaling.requestsFromElsewhere: the namespace's LimitRange sets what is missing"),
            new OptOut(
                    "postgres-with-a-secret-of-several-keys",
                    "HoldsNoSecret",
                    "database.postgres.password.inline: the user wants the Secret written"),
            new OptOut(
                    "server-for-a-service-mesh-with-own-security-context",
                    "NoTokenWithoutNeed",
                    "server.serviceAccount.automountToken: the mesh's sidecar asks for its certificate with it"),
            new OptOut("server-with-own-pod-settings", "SaysItsResources", OWN_CONTAINERS),
            new OptOut(
                    "server-with-own-pod-settings",
                    "AnswersProbes",
                    "server.probes.startup.enabled: false, where another setting gives the server its time"),
            new OptOut(
                    "several-workers-and-agents",
                    "AnswersProbes",
                    "workers[].healthCheck.enabled: false, for a worker that serves nothing"));

    static boolean covers(String snapshot, Rule rule) {
        return ALL.stream().anyMatch(out -> out.snapshot.equals(snapshot) && out.rule.equals(rule.name()));
    }
}
