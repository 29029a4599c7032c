package io.github.cdk8sprefect.polling;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rights of an agent or a worker: a Role and a RoleBinding; a ClusterRole and a ClusterRoleBinding beside them where
 * it has to find out the cluster's uid itself.
 *
 * @param identity who gets them
 * @param namespace where they hold
 * @param role what was asked for
 * @param serviceAccount name of the account in the identity's namespace
 * @param jobs the Prefect that turns flow runs into Jobs there, if any does
 * @param readsClusterUid whether the uid of namespace {@code kube-system} must be readable
 */
record RbacManifests(
        Identity identity,
        String namespace,
        RoleProps role,
        String serviceAccount,
        Optional<PrefectVersion> jobs,
        boolean readsClusterUid) {

    private static final String RBAC = "rbac.authorization.k8s.io";

    List<HasMetadata> objects() {
        List<HasMetadata> objects = new ArrayList<>();
        List<PolicyRule> rules = rules();
        boolean hasRole = role.create() && !rules.isEmpty();
        if (hasRole) {
            objects.add(new RoleBuilder()
                    .withMetadata(objectMeta())
                    .withRules(rules)
                    .build());
        }
        if (role.binds(hasRole)) {
            objects.add(new RoleBindingBuilder()
                    .withMetadata(objectMeta())
                    .withNewRoleRef(RBAC, "Role", identity.name())
                    .withSubjects(subject())
                    .build());
        }
        if (readsClusterUid) {
            objects.add(new ClusterRoleBuilder()
                    .withMetadata(identity.clusterObjectMeta(clusterRoleName()))
                    .withRules(readKubeSystem())
                    .build());
            objects.add(new ClusterRoleBindingBuilder()
                    .withMetadata(identity.clusterObjectMeta(clusterRoleName()))
                    .withNewRoleRef(RBAC, "ClusterRole", clusterRoleName())
                    .withSubjects(subject())
                    .build());
        }
        return objects;
    }

    private List<PolicyRule> rules() {
        return Stream.concat(
                        role.rules().orElse(jobs.map(JobRules::rules).orElse(List.of())).stream(),
                        role.extraRules().stream())
                .toList();
    }

    private ObjectMeta objectMeta() {
        return new ObjectMetaBuilder(identity.objectMeta())
                .withNamespace(role.namespace().orElse(namespace))
                .build();
    }

    /** ClusterRoles of all namespaces share one space of names; no namespace and no name has a dot in it. */
    private String clusterRoleName() {
        return identity.namespace() + "." + identity.name() + ".cluster-uid";
    }

    private static PolicyRule readKubeSystem() {
        return new PolicyRuleBuilder()
                .withApiGroups("")
                .withResources("namespaces")
                .withResourceNames("kube-system")
                .withVerbs("get")
                .build();
    }

    private Subject subject() {
        return new SubjectBuilder()
                .withKind("ServiceAccount")
                .withName(serviceAccount)
                .withNamespace(identity.namespace())
                .build();
    }
}
