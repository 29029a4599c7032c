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
 * @param create whether the Role is created. Default: true
 * @param bind whether a RoleBinding gives the Role to the ServiceAccount. Default: as {@code create}. True without {@code create} binds
 *     a Role that exists, by the name of the part
 * @param namespace the namespace of Role and RoleBinding. Default: that of the Jobs. Must be a DNS label
 * @param rules replace our rules. Default: the rules needed to start and watch flow runs as Jobs; none for a worker
 *     type other than {@code kubernetes}
 * @param extraRules additional rules, such as reading ConfigMaps that a job template uses
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">RBAC</a>
 */
@PropsBuilder
public record RoleProps(
        Boolean create,
        Optional<Boolean> bind,
        Optional<String> namespace,
        Optional<List<PolicyRule>> rules,
        List<PolicyRule> extraRules) {

    /** Puts the defaults in, and refuses rules that grant nothing. */
    public RoleProps {
        create = Defaults.orElse(create, true);
        rules = rules.map(said -> Defaults.list("rules", said));
        extraRules = Defaults.list("extraRules", extraRules);
        Problems problems = Problems.of(RoleProps.class);
        namespace.ifPresent(text -> problems.dnsLabel(text, "namespace"));
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

    /** Whether there is a RoleBinding, for a Role that may have no rules. */
    boolean binds(boolean hasRole) {
        return bind.orElse(hasRole);
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
