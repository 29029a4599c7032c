package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;

/** Any object, as it is written. */
@Internal
public final class ObjectRules {

    private ObjectRules() {}

    /** Refuses an object that Kubernetes refuses; the paths are those of its fields. */
    public static void check(Problems problems, HasMetadata object) {
        if (object.getMetadata() != null) {
            Problems metadata = problems.at("metadata");
            MetadataRules.labels(metadata, "labels", object.getMetadata().getLabels());
            MetadataRules.annotations(
                    metadata, "annotations", object.getMetadata().getAnnotations());
        }
        Problems spec = problems.at("spec");
        if (object instanceof Deployment deployment && deployment.getSpec() != null) {
            WorkloadRules.deployment(spec, deployment.getSpec());
        } else if (object instanceof StatefulSet set && set.getSpec() != null) {
            WorkloadRules.statefulSet(spec, set.getSpec());
        } else if (object instanceof Job job && job.getSpec() != null) {
            WorkloadRules.job(spec, job.getSpec(), false);
        } else if (object instanceof CronJob cron && cron.getSpec() != null) {
            WorkloadRules.cronJob(spec, cron.getSpec());
        }
    }

    /**
     * Refuses the Job of a template. Parts that a flow run brings are not there yet, placeholders stand for others, and
     * Prefect has a rule of its own for when its pods restart.
     */
    public static void checkTemplate(Problems problems, Job job) {
        if (job.getSpec() != null) {
            Problems found = Problems.of(Job.class);
            WorkloadRules.job(found.at("spec"), job.getSpec(), true);
            found.found().stream()
                    .filter(problem ->
                            problem.value().filter(text -> text.contains("{{")).isEmpty())
                    .forEach(problems::add);
        }
    }
}
