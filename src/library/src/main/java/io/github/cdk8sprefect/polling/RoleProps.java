package io.github.cdk8sprefect.polling;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The Role of an agent or a worker in its namespace.
 *
 * @param rules replace our rules. Default: the rules needed to start and watch flow runs as Jobs; none for a worker
 *     type other than {@code kubernetes}
 * @param extraRules additional rules, such as reading ConfigMaps that a job template uses
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">RBAC</a>
 */
@PropsBuilder
public record RoleProps(Optional<List<PolicyRule>> rules, List<PolicyRule> extraRules) {

    /** Puts the defaults in, and refuses rules that grant nothing. */
    public RoleProps {
        rules = rules.map(Defaults::list);
        extraRules = Defaults.list(extraRules);
        Problems problems = Problems.of(RoleProps.class);
        complete(problems, "rules", rules.orElse(List.of()));
        complete(problems, "extraRules", extraRules);
        problems.throwIfAny();
    }

    /** What flow runs as Jobs take. */
    public static RoleProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static RolePropsBuilder builder() {
        return RolePropsBuilder.builder();
    }

    private static void complete(Problems problems, String path, List<PolicyRule> rules) {
        problems.each(
                path,
                rules,
                (at, rule) -> at.require(
                        !rule.getVerbs().isEmpty()
                                && !rule.getResources().isEmpty()
                                && !rule.getApiGroups().isEmpty()
                                && rule.getNonResourceURLs().isEmpty(),
                        "",
                        "must have apiGroups, resources and verbs (\"\" is the group of pods and the like)"));
    }
}
