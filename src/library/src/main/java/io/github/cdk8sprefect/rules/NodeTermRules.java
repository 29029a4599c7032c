package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** What a term of an affinity asks of a node. */
final class NodeTermRules {

    private static final Choice OPERATORS = Choice.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
    private static final Choice FIELD_OPERATORS = Choice.of("In", "NotIn");
    private static final Choice FIELDS = Choice.of("metadata.name");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private NodeTermRules() {}

    /** A preferred term may ask for labels that no node can have. */
    static void check(Problems at, NodeSelectorTerm term, boolean isRequired) {
        at.each("matchExpressions", term.getMatchExpressions(), (place, said) -> {
            label(place, said);
            if (isRequired) {
                place.each("values", said.getValues(), (value, text) -> MetadataRules.labelValue(value, "", text));
            }
        });
        at.each("matchFields", term.getMatchFields(), NodeTermRules::field);
    }

    private static void label(Problems at, NodeSelectorRequirement requirement) {
        String operator = requirement.getOperator();
        List<String> values = requirement.getValues();
        MetadataRules.labelKey(at, "key", requirement.getKey());
        OPERATORS.require(at, "operator", operator);
        SelectorRules.values(at, operator, values);
        if ("Gt".equals(operator) || "Lt".equals(operator)) {
            // The scheduler compares numbers; with anything else, no node fits.
            at.require(
                    values != null
                            && values.size() == 1
                            && NUMBER.matcher(String.valueOf(values.get(0))).matches(),
                    "values",
                    "must be one whole number when operator is " + operator);
        }
    }

    private static void field(Problems at, NodeSelectorRequirement requirement) {
        FIELDS.require(at, "key", requirement.getKey());
        FIELD_OPERATORS.require(at, "operator", requirement.getOperator());
        at.require(
                requirement.getValues() != null && requirement.getValues().size() == 1,
                "values",
                "must be the name of one node");
        at.each("values", requirement.getValues(), (value, name) -> value.dnsName(name, ""));
    }
}
