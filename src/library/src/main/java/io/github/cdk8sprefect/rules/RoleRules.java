package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * Rights.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">RBAC</a>
 */
final class RoleRules {

    private RoleRules() {}

    static void check(Problems problems, List<PolicyRule> rules, boolean isNamespaced) {
        problems.each("rules", rules, (at, rule) -> {
            boolean isOfUrls = !rule.getNonResourceURLs().isEmpty();
            boolean isOfResources =
                    !rule.getResources().isEmpty() || !rule.getApiGroups().isEmpty();
            at.require(!rule.getVerbs().isEmpty(), "verbs", "must have at least one, such as get");
            at.require(
                    !isOfUrls || !isNamespaced, "nonResourceURLs", "must not be set in a Role, only in a ClusterRole");
            at.require(!isOfUrls || !isOfResources, "nonResourceURLs", "must not be set together with resources");
            at.require(
                    isOfUrls || !rule.getApiGroups().isEmpty(),
                    "apiGroups",
                    "must have at least one (\"\" is the group of pods and the like)");
            at.require(isOfUrls || !rule.getResources().isEmpty(), "resources", "must have at least one, such as pods");
        });
    }
}
