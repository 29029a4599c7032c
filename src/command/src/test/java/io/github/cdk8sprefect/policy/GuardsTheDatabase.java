package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A NetworkPolicy says who may connect to each database and Redis that we run, and lets nobody in by an empty list. */
record GuardsTheDatabase() implements Rule {

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .filter(resource -> resource.kind().equals("StatefulSet") || isRedis(resource))
                .filter(database -> installation.stream().noneMatch(policy -> guards(policy, database)))
                .map(database -> database.id() + ": is open to the whole cluster");
    }

    private static boolean isRedis(Resource resource) {
        return resource.kind().equals("Deployment")
                && resource.tree()
                        .items("spec.template.spec.containers")
                        .anyMatch(container ->
                                String.valueOf(container.at("image").value()).contains("redis:"));
    }

    private static boolean guards(Resource policy, Resource database) {
        return policy.kind().equals("NetworkPolicy")
                && policy.namespace().equals(database.namespace())
                && policy.tree().items("spec.policyTypes").anyMatch(type -> "Ingress".equals(type.value()))
                && policy.tree().at("spec.podSelector.matchLabels").value() instanceof Map<?, ?> selected
                && database.podLabels().value() instanceof Map<?, ?> labels
                && labels.entrySet().containsAll(selected.entrySet())
                && policy.tree().items("spec.ingress").allMatch(GuardsTheDatabase::isNarrow);
    }

    private static boolean isNarrow(Tree rule) {
        return rule.items("from").findAny().isPresent()
                && rule.items("ports").findAny().isPresent()
                && rule.items("from").allMatch(peer -> peer.at("podSelector").isPresent());
    }
}
