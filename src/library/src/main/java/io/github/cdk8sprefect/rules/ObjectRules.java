package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;

/** Any object, as it is written. */
@Internal
public final class ObjectRules {

    private ObjectRules() {}

    /** Refuses an object that Kubernetes refuses; the paths are those of its fields. */
    public static void check(Problems problems, HasMetadata object) {
        metadata(problems, object);
        Problems spec = problems.at("spec");
        if (object instanceof Deployment deployment && deployment.getSpec() != null) {
            WorkloadRules.deployment(spec, deployment.getSpec());
        } else if (object instanceof StatefulSet set && set.getSpec() != null) {
            WorkloadRules.statefulSet(spec, set.getSpec());
        } else if (object instanceof Job job && job.getSpec() != null) {
            WorkloadRules.job(spec, job.getSpec(), false);
        } else if (object instanceof CronJob cron && cron.getSpec() != null) {
            WorkloadRules.cronJob(spec, cron.getSpec());
        } else {
            others(problems, spec, object);
        }
    }

    private static void metadata(Problems problems, HasMetadata object) {
        if (object.getMetadata() != null) {
            Problems metadata = problems.at("metadata");
            MetadataRules.labels(metadata, "labels", object.getMetadata().getLabels());
            MetadataRules.annotations(
                    metadata, "annotations", object.getMetadata().getAnnotations());
        }
    }

    private static void others(Problems problems, Problems spec, HasMetadata object) {
        if (object instanceof Service service && service.getSpec() != null) {
            ServiceRules.check(spec, service.getSpec());
        } else if (object instanceof Ingress ingress && ingress.getSpec() != null) {
            IngressRules.check(spec, ingress.getSpec());
        } else if (object instanceof NetworkPolicy policy && policy.getSpec() != null) {
            NetworkPolicyRules.check(spec, policy.getSpec());
        } else if (object instanceof HorizontalPodAutoscaler scaler && scaler.getSpec() != null) {
            ScalingRules.check(spec, scaler.getSpec());
        } else if (object instanceof PodDisruptionBudget budget && budget.getSpec() != null) {
            BudgetRules.check(spec, budget.getSpec());
        } else if (object instanceof PersistentVolumeClaim claim && claim.getSpec() != null) {
            ClaimRules.spec(spec, claim.getSpec());
        } else if (object instanceof HTTPRoute route && route.getSpec() != null) {
            RouteRules.check(spec, route.getSpec());
        } else if (object instanceof Role role) {
            RoleRules.check(problems, role.getRules(), true);
        } else if (object instanceof ClusterRole role) {
            RoleRules.check(problems, role.getRules(), false);
        }
    }

    /**
     * Refuses the Job of a template. Parts that a flow run brings are not there yet, placeholders stand for others, and
     * Prefect has a rule of its own for when its pods restart.
     */
    public static void checkTemplate(Problems problems, Job job) {
        if (job.getSpec() != null) {
            Problems found = Problems.of(Job.class);
            metadata(found, job);
            WorkloadRules.job(found.at("spec"), job.getSpec(), true);
            found.found().stream()
                    .filter(problem ->
                            problem.value().filter(text -> text.contains("{{")).isEmpty())
                    .forEach(problems::add);
        }
    }
}
