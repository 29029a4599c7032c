package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;
import java.util.Optional;

/**
 * The names and labels of a component's objects.
 *
 * @param name name of the objects (Deployment, Service, …). Default: the component's own, such as {@code prefect-server}.
 *     Must be a DNS label.
 * @param appName label {@code app.kubernetes.io/name}, part of the selector, so it cannot be changed in place. Default:
 *     the component's kind, such as {@code prefect-worker}
 * @param instance label {@code app.kubernetes.io/instance}, part of the selector, so it cannot be changed in place.
 *     Default: the name of the objects
 * @param component label {@code app.kubernetes.io/component}, part of the selector, so it cannot be changed in place. Default:
 *     the component's role, such as {@code server}. With an empty text there is no such label
 * @param labels more labels for every object of the component (not for its pods: see {@link PodProps#labels()})
 * @param annotations annotations for every object of the component (not for its pods)
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended labels</a>
 */
@PropsBuilder
public record MetadataProps(
        Optional<String> name,
        Optional<String> appName,
        Optional<String> instance,
        Optional<String> component,
        Map<String, String> labels,
        Map<String, String> annotations) {

    /** Refuses a name that is no DNS label, and labels and annotations that Kubernetes refuses. */
    public MetadataProps {
        labels = Defaults.map("labels", labels);
        annotations = Defaults.map("annotations", annotations);
        Problems problems = Problems.of(MetadataProps.class);
        name.ifPresent(text -> problems.dnsLabel(text, "name"));
        appName.ifPresent(text -> MetadataRules.labelValue(problems, "appName", text));
        instance.ifPresent(text -> MetadataRules.labelValue(problems, "instance", text));
        component.ifPresent(text -> MetadataRules.labelValue(problems, "component", text));
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** The component's own names, no labels or annotations but ours. */
    public static MetadataProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static MetadataPropsBuilder builder() {
        return MetadataPropsBuilder.builder();
    }
}
