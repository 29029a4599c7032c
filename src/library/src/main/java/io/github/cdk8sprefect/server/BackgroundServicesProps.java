package io.github.cdk8sprefect.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;

/**
 * Settings of {@link BackgroundServices}. Image, database and access are the server's.
 *
 * @param resources requests and limits. Default: 100m cpu, 512Mi memory, at most 1Gi memory and 2Gi of the node's disk
 * @param pod settings common to all pods, beside those of {@code server.pod}: variables, volumes and containers of the same
 *     name, mounts of the same path, keys and fields here win, and all others add up
 * @param customize changes any field of any object; Java only
 */
@PropsBuilder
public record BackgroundServicesProps(
        ResourceRequirements resources,
        PodProps pod,
        @JsonIgnore Customize customize) {

    /** Puts the defaults in. */
    public BackgroundServicesProps {
        resources = Defaults.orElse(resources, Resources.of("100m", "512Mi", "1Gi"));
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.orElse(customize, Customize.nothing());
        Problems problems = Problems.of(BackgroundServicesProps.class);
        ResourceRules.resources(problems, "resources", resources);
        problems.throwIfAny();
    }

    /** With the default of everything. */
    public static BackgroundServicesProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static BackgroundServicesPropsBuilder builder() {
        return BackgroundServicesPropsBuilder.builder();
    }

    /** Starts from these props. */
    public BackgroundServicesPropsBuilder toBuilder() {
        return BackgroundServicesPropsBuilder.builder(this);
    }
}
