package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.github.cdk8sprefect.props.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Horizontal autoscaling.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Autoscaling</a>
 */
final class ScalingRules {

    private static final Choice METRICS = Choice.of("Resource", "ContainerResource", "Pods", "Object", "External");
    private static final Choice TARGETS = Choice.of("Utilization", "Value", "AverageValue");
    private static final Choice SELECTS = Choice.of("Max", "Min", "Disabled");
    private static final Choice POLICIES = Choice.of("Pods", "Percent");
    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;

    private ScalingRules() {}

    static void check(Problems at, HorizontalPodAutoscalerSpec spec) {
        at.between(1, Integer.MAX_VALUE, spec.getMinReplicas(), "minReplicas");
        int least = spec.getMinReplicas() == null ? 1 : spec.getMinReplicas();
        at.require(
                spec.getMaxReplicas() != null && spec.getMaxReplicas() >= Math.max(1, least),
                "maxReplicas",
                spec.getMaxReplicas(),
                "must be minReplicas (" + least + ") or more");
        at.each("metrics", spec.getMetrics(), ScalingRules::metric);
        if (spec.getBehavior() != null) {
            behavior(at.at("behavior.scaleUp"), spec.getBehavior().getScaleUp());
            behavior(at.at("behavior.scaleDown"), spec.getBehavior().getScaleDown());
        }
    }

    private static void metric(Problems at, MetricSpec metric) {
        METRICS.require(at, "type", metric.getType());
        Map<String, MetricTarget> sources = new TreeMap<>();
        if (metric.getResource() != null) {
            sources.put("resource", metric.getResource().getTarget());
            at.notBlank(metric.getResource().getName(), "resource.name", "such as cpu");
        }
        if (metric.getContainerResource() != null) {
            sources.put("containerResource", metric.getContainerResource().getTarget());
            at.notBlank(metric.getContainerResource().getName(), "containerResource.name", "such as cpu");
            at.notBlank(
                    metric.getContainerResource().getContainer(), "containerResource.container", "a container's name");
        }
        if (metric.getPods() != null) {
            sources.put("pods", metric.getPods().getTarget());
        }
        if (metric.getObject() != null) {
            sources.put("object", metric.getObject().getTarget());
        }
        if (metric.getExternal() != null) {
            sources.put("external", metric.getExternal().getTarget());
        }
        String type = metric.getType();
        if (type != null && METRICS.words().contains(type)) {
            String source = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
            at.require(
                    sources.size() == 1 && sources.containsKey(source),
                    "",
                    "must have " + source + " and no other source, because type is " + type);
        }
        sources.forEach((source, target) -> target(at.at(source), source, target));
    }

    private static void target(Problems at, String source, MetricTarget target) {
        at.require(target != null, "target", "must be given");
        if (target == null) {
            return;
        }
        TARGETS.require(at, "target.type", target.getType());
        positive(at, "target.value", target.getValue());
        positive(at, "target.averageValue", target.getAverageValue());
        at.between(1, Integer.MAX_VALUE, target.getAverageUtilization(), "target.averageUtilization");
        boolean ofResource = source.endsWith("esource");
        boolean hasOther = ofResource ? target.getAverageUtilization() != null : target.getValue() != null;
        String other = ofResource ? "averageUtilization" : "value";
        if (source.equals("pods")) {
            at.require(target.getAverageValue() != null, "target.averageValue", "must be given");
        } else {
            at.require(
                    hasOther || target.getAverageValue() != null, "target", "must have " + other + " or averageValue");
        }
        at.require(
                !hasOther || target.getAverageValue() == null || source.equals("pods") || source.equals("object"),
                "target.averageValue",
                "must not be set together with " + other);
    }

    private static void positive(Problems at, String path, Quantity amount) {
        if (amount != null) {
            at.require(
                    Amounts.number(amount).filter(number -> number.signum() > 0).isPresent(),
                    path,
                    amount,
                    "must be a quantity above zero, such as 100m");
        }
    }

    private static void behavior(Problems at, HPAScalingRules rules) {
        if (rules == null) {
            return;
        }
        at.between(0, LONGEST_WINDOW, rules.getStabilizationWindowSeconds(), "stabilizationWindowSeconds");
        SELECTS.check(at, "selectPolicy", rules.getSelectPolicy());
        at.each("policies", rules.getPolicies(), (policy, said) -> {
            POLICIES.require(policy, "type", said.getType());
            policy.require(
                    said.getValue() != null && said.getValue() > 0, "value", said.getValue(), "must be 1 or more");
            policy.require(
                    said.getPeriodSeconds() != null
                            && said.getPeriodSeconds() > 0
                            && said.getPeriodSeconds() <= LONGEST_PERIOD,
                    "periodSeconds",
                    said.getPeriodSeconds(),
                    "must be from 1 to " + LONGEST_PERIOD);
        });
    }
}
