package io.github.cdk8sprefect.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a {@link DatabaseMigration}. Image and database are the server's.
 *
 * @param enabled whether there is such a Job. Default: true. When false, every server migrates the database at its start,
 *     which only one server at a time can do safely
 * @param waits whether the pods of the server and of its background services wait for the migration, in an init container.
 *     Default: true. When false, they start at once, and answer errors until the tables are there
 * @param metadata names, labels, annotations, beside those of the server. Default name: the server's with the suffix
 *     {@code -migration}; eight characters that change with the Job follow
 * @param activeDeadlineSeconds seconds after which an unfinished migration is ended. Default: none. Refused: less than 1
 * @param backoffLimit how often a failed migration is retried. Default: 6. Refused: a negative number
 * @param ttlSecondsAfterFinished seconds after which Kubernetes deletes the finished Job. Default: none; it is kept,
 *     because a controller such as Argo CD would recreate it each time
 * @param resources requests and limits. Default: 100m cpu, 256Mi memory, at most 1Gi memory and 2Gi of the node's disk
 * @param inheritPod whether the settings of {@code server.pod} hold for this pod, too, {@code container} aside. Default: true
 * @param pod settings common to all pods, beside those of {@code server.pod}: variables, volumes and containers of the same
 *     name, mounts of the same path, keys and fields here win, and all others add up. The server's sidecars are left out:
 *     they would keep the Job from its end
 * @param customize changes any field of any object, one after another; Java only. {@code addCustomize} of the builder adds one to
 *     those before
 */
@PropsBuilder
public record MigrationProps(
        Boolean enabled,
        Boolean waits,
        MetadataProps metadata,
        Optional<Integer> activeDeadlineSeconds,
        Integer backoffLimit,
        Optional<Integer> ttlSecondsAfterFinished,
        ResourceRequirements resources,
        Boolean inheritPod,
        PodProps pod,
        @JsonIgnore List<Customize> customize) {

    /** Puts the defaults in. */
    public MigrationProps {
        enabled = Defaults.orElse(enabled, true);
        waits = Defaults.orElse(waits, true);
        metadata = Defaults.orElse(metadata, MetadataProps.defaults());
        inheritPod = Defaults.orElse(inheritPod, true);
        backoffLimit = Defaults.orElse(backoffLimit, 6);
        resources = Defaults.orElse(resources, Resources.of("100m", "256Mi", "1Gi"));
        pod = Defaults.orElse(pod, PodProps.defaults());
        customize = Defaults.list("customize", customize);
        Problems problems = Problems.of(MigrationProps.class).atLeast(0, backoffLimit, "backoffLimit");
        activeDeadlineSeconds.ifPresent(seconds -> problems.atLeast(1, seconds, "activeDeadlineSeconds"));
        ttlSecondsAfterFinished.ifPresent(seconds -> problems.atLeast(0, seconds, "ttlSecondsAfterFinished"));
        ResourceRules.resources(problems, "resources", resources);
        problems.throwIfAny();
    }

    /** With the default of everything. */
    public static MigrationProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static MigrationPropsBuilder builder() {
        return MigrationPropsBuilder.builder();
    }

    /** Starts from these props. */
    public MigrationPropsBuilder toBuilder() {
        return MigrationPropsBuilder.builder(this);
    }
}
