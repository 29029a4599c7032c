package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * What draws pods to nodes and to other pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">Assigning pods to nodes</a>
 */
@Internal
public final class AffinityRules {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityRules() {}

    /** Refuses terms that Kubernetes refuses. */
    public static void check(Problems problems, String path, Affinity affinity) {
        Problems at = problems.at(path);
        if (affinity.getNodeAffinity() != null) {
            nodes(at.at("nodeAffinity"), affinity.getNodeAffinity());
        }
        if (affinity.getPodAffinity() != null) {
            pods(
                    at.at("podAffinity"),
                    affinity.getPodAffinity().getRequiredDuringSchedulingIgnoredDuringExecution(),
                    affinity.getPodAffinity().getPreferredDuringSchedulingIgnoredDuringExecution());
        }
        if (affinity.getPodAntiAffinity() != null) {
            pods(
                    at.at("podAntiAffinity"),
                    affinity.getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecution(),
                    affinity.getPodAntiAffinity().getPreferredDuringSchedulingIgnoredDuringExecution());
        }
    }

    private static void nodes(Problems at, NodeAffinity affinity) {
        if (affinity.getRequiredDuringSchedulingIgnoredDuringExecution() != null) {
            var terms =
                    affinity.getRequiredDuringSchedulingIgnoredDuringExecution().getNodeSelectorTerms();
            at.at(REQUIRED)
                    .require(
                            terms != null && !terms.isEmpty(),
                            "nodeSelectorTerms",
                            "must have at least one term, such as matchExpressions")
                    .each("nodeSelectorTerms", terms, (term, said) -> NodeTermRules.check(term, said, true));
        }
        at.each(PREFERRED, affinity.getPreferredDuringSchedulingIgnoredDuringExecution(), (term, said) -> {
            weight(term, said.getWeight());
            if (said.getPreference() != null) {
                NodeTermRules.check(term.at("preference"), said.getPreference(), false);
            }
        });
    }

    private static void pods(Problems at, List<PodAffinityTerm> required, List<WeightedPodAffinityTerm> preferred) {
        at.each(REQUIRED, required, AffinityRules::term);
        at.each(PREFERRED, preferred, (term, said) -> {
            weight(term, said.getWeight());
            boolean isThere = said.getPodAffinityTerm() != null;
            term.require(isThere, "podAffinityTerm", "must be given, with a topologyKey");
            if (isThere) {
                term(term.at("podAffinityTerm"), said.getPodAffinityTerm());
            }
        });
    }

    private static void term(Problems at, PodAffinityTerm term) {
        boolean hasKey = !Texts.isEmpty(term.getTopologyKey());
        at.require(hasKey, "topologyKey", "must be given, such as kubernetes.io/hostname");
        if (hasKey) {
            MetadataRules.labelKey(at, "topologyKey", term.getTopologyKey());
        }
        SelectorRules.check(at, "labelSelector", term.getLabelSelector());
        SelectorRules.check(at, "namespaceSelector", term.getNamespaceSelector());
        at.each("namespaces", term.getNamespaces(), (namespace, name) -> namespace.dnsLabel(name, ""));
        LabelKeyRules.check(at, "matchLabelKeys", term.getMatchLabelKeys(), term.getLabelSelector());
        LabelKeyRules.check(at, "mismatchLabelKeys", term.getMismatchLabelKeys(), term.getLabelSelector());
    }

    private static void weight(Problems at, Integer weight) {
        at.require(weight != null && weight >= 1 && weight <= 100, "weight", weight, "must be from 1 to 100");
    }
}
