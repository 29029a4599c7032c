package io.github.cdk8sprefect.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts on the exporter's metrics: a PrometheusRule of the Prometheus Operator, which must be installed.
 *
 * @param labels more labels of the PrometheusRule, by which a Prometheus selects its rules, such as {@code release: prometheus}
 * @param defaults whether it has the alerts {@code PrefectDown}, {@code PrefectRunsLate}, {@code PrefectPoolWithoutWorker} and {@code
 *     PrefectRunsFailed}. Default: true
 * @param rules more rules, in the operator's words. Default: none. Refused: one without {@code expr}, one without {@code alert} or
 *     {@code record}, and a key that no rule has
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/">Alerting rules</a>
 */
@PropsBuilder
public record AlertsProps(Map<String, String> labels, Boolean defaults, List<ObjectNode> rules) {

    private static final Set<String> KEYS =
            Set.of("alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations");

    /** Puts the defaults in, and refuses what is no rule. */
    public AlertsProps {
        labels = Defaults.map("labels", labels);
        defaults = Defaults.orElse(defaults, true);
        rules = Defaults.list("rules", rules);
        Problems problems = Problems.of(AlertsProps.class);
        MetadataRules.labels(problems, "labels", labels);
        problems.require(defaults || !rules.isEmpty(), "rules", "must be given if defaults is false");
        problems.each("rules", rules, AlertsProps::check);
        problems.throwIfAny();
    }

    private static void check(Problems at, ObjectNode rule) {
        at.require(
                rule.path("alert").isTextual() != rule.path("record").isTextual(),
                "alert",
                "must be given, a name, or record instead");
        at.require(
                rule.path("expr").isTextual() || rule.path("expr").isNumber(),
                "expr",
                "must be given: a query, such as up == 0");
        rule.fieldNames()
                .forEachRemaining(key ->
                        at.require(KEYS.contains(key), key, "unknown key; a rule has " + String.join(", ", sorted())));
    }

    private static List<String> sorted() {
        return KEYS.stream().sorted().toList();
    }

    /** The alerts of ours alone. */
    public static AlertsProps ours() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static AlertsPropsBuilder builder() {
        return AlertsPropsBuilder.builder();
    }
}
