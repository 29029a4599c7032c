package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** The labels of a pod whose values Kubernetes adds to a selector: {@code matchLabelKeys} and {@code mismatchLabelKeys}. */
final class LabelKeyRules {

    private LabelKeyRules() {}

    static void check(Problems problems, String path, List<String> keys, LabelSelector selector) {
        if (keys == null || keys.isEmpty()) {
            return;
        }
        problems.require(selector != null, path, "needs a labelSelector beside it");
        problems.each(path, keys, (at, key) -> MetadataRules.labelKey(at, "", key));
    }
}
