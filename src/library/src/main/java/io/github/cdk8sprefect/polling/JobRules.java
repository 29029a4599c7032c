package io.github.cdk8sprefect.polling;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The rights that flow runs as Jobs take: to make, watch and end Jobs, to find their pods, to read their logs.
 *
 * <p>Source: the calls in prefect-kubernetes 0.3.1, 0.4.6 and 0.7.12, and in the KubernetesJob block of Prefect 2.
 */
final class JobRules {

    private JobRules() {}

    static List<PolicyRule> rules(PrefectVersion version) {
        List<PolicyRule> rules = new ArrayList<>(List.of(
                rule("batch", "jobs", "create", "delete", "get", "list", "watch"),
                rule("", "pods", "list", "watch"),
                rule("", "pods/log", "get")));
        if (!version.observesJobs()) {
            // A worker without an observer logs the events of a Job that does not start.
            rules.add(rule("", "events", "list"));
        }
        return List.copyOf(rules);
    }

    private static PolicyRule rule(String group, String resource, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resource)
                .withVerbs(verbs)
                .build();
    }
}
