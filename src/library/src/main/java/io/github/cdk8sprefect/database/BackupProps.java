package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.kubernetes.CronSchedule;
import io.github.cdk8sprefect.kubernetes.PodProps;
import io.github.cdk8sprefect.kubernetes.Resources;
import io.github.cdk8sprefect.kubernetes.TimeZones;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.ResourceRules;
import java.util.Optional;

/**
 * Regular dumps of the database by {@code pg_dump}, to a separate volume.
 *
 * <p>In the cluster: a CronJob that is named like the database, with the suffix {@code -backup}, and a volume claim of
 * the same name. A dump gets its final name only when it is complete. If a dump fails, the Job fails and older dumps
 * are kept.
 *
 * @param schedule the schedule, in the five fields of cron. Default: {@code 17 2 * * *}, every night. Must be a cron
 *     schedule
 * @param timeZone the time zone of the schedule, such as {@code Europe/Berlin}. Default: {@code Etc/UTC}. Must be an
 *     IANA time zone
 * @param keep number of dumps to keep; older ones are removed after a new dump is complete. The volume needs room for
 *     one more. Default: 7. Refused: less than 1
 * @param storage the volume. Default: 8Gi of the default StorageClass
 * @param existingClaim name of an existing claim, used instead of a new one. Default: none. Must be a DNS name
 * @param resources requests and limits. Default: 100m cpu, 128Mi memory, at most 512Mi memory and 2Gi of the node's
 *     disk
 * @param pod settings common to all pods
 * @see <a href="https://www.postgresql.org/docs/17/app-pgdump.html">pg_dump</a>
 */
@PropsBuilder
public record BackupProps(
        String schedule,
        String timeZone,
        Integer keep,
        StorageProps storage,
        Optional<String> existingClaim,
        ResourceRequirements resources,
        PodProps pod) {

    /** Puts the defaults in, and refuses what Kubernetes refuses. */
    public BackupProps {
        schedule = Defaults.orElse(schedule, "17 2 * * *");
        timeZone = Defaults.orElse(timeZone, "Etc/UTC");
        keep = Defaults.orElse(keep, 7);
        storage = Defaults.orElse(storage, StorageProps.defaults());
        resources = Defaults.orElse(resources, Resources.of("100m", "128Mi", "512Mi"));
        pod = Defaults.orElse(pod, PodProps.defaults());
        Problems problems = Problems.of(BackupProps.class).atLeast(1, keep, "keep");
        CronSchedule.check(problems, "schedule", schedule);
        TimeZones.check(problems, "timeZone", timeZone);
        existingClaim.ifPresent(claim -> problems.dnsName(claim, "existingClaim"));
        ResourceRules.resources(problems, "resources", resources);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static BackupPropsBuilder builder() {
        return BackupPropsBuilder.builder();
    }
}
