package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * Selectors of labels.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label selectors</a>
 */
final class SelectorRules {

    private static final Choice OPERATORS = Choice.of("In", "NotIn", "Exists", "DoesNotExist");

    private SelectorRules() {}

    static void check(Problems problems, String path, LabelSelector selector) {
        if (selector != null) {
            Problems at = problems.at(path);
            MetadataRules.labels(at, "matchLabels", selector.getMatchLabels());
            at.each("matchExpressions", selector.getMatchExpressions(), SelectorRules::check);
        }
    }

    private static void check(Problems at, LabelSelectorRequirement requirement) {
        MetadataRules.labelKey(at, "key", requirement.getKey());
        OPERATORS.require(at, "operator", requirement.getOperator());
        values(at, requirement.getOperator(), requirement.getValues());
        at.each("values", requirement.getValues(), (value, text) -> MetadataRules.labelValue(value, "", text));
    }

    /** Refuses values where the operator takes none, and none where it needs some. */
    static void values(Problems at, String operator, List<String> values) {
        boolean hasValues = values != null && !values.isEmpty();
        if ("In".equals(operator) || "NotIn".equals(operator)) {
            at.require(hasValues, "values", "must be given when operator is " + operator);
        } else if ("Exists".equals(operator) || "DoesNotExist".equals(operator)) {
            at.require(!hasValues, "values", "must not be set when operator is " + operator);
        }
    }

    /** Whether it says nothing of labels. */
    static boolean isEmpty(LabelSelector selector) {
        if (selector == null) {
            return true;
        }
        boolean hasLabels =
                selector.getMatchLabels() != null && !selector.getMatchLabels().isEmpty();
        return !hasLabels
                && (selector.getMatchExpressions() == null
                        || selector.getMatchExpressions().isEmpty());
    }
}
