package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which pods the objects of an environment select.
 *
 * @param objects all of them
 */
record Selectors(List<HasMetadata> objects) {

    /** The objects that select pods and find none. */
    List<HasMetadata> unmatched() {
        return objects.stream()
                .filter(object -> !selector(object).isEmpty())
                .filter(object -> objects.stream()
                        .filter(other -> isInNamespaceOf(object, other))
                        .noneMatch(other -> podLabels(other)
                                .filter(labels -> labels.entrySet()
                                        .containsAll(selector(object).entrySet()))
                                .isPresent()))
                .toList();
    }

    private static boolean isInNamespaceOf(HasMetadata object, HasMetadata other) {
        return Objects.equals(
                object.getMetadata().getNamespace(), other.getMetadata().getNamespace());
    }

    private static Map<String, String> selector(HasMetadata object) {
        Map<String, String> selector = null;
        if (object instanceof Service service) {
            selector = service.getSpec().getSelector();
        } else if (object instanceof NetworkPolicy policy && policy.getSpec().getPodSelector() != null) {
            selector = policy.getSpec().getPodSelector().getMatchLabels();
        } else if (object instanceof PodDisruptionBudget budget
                && budget.getSpec().getSelector() != null) {
            selector = budget.getSpec().getSelector().getMatchLabels();
        }
        return selector == null ? Map.of() : selector;
    }

    private static Optional<Map<String, String>> podLabels(HasMetadata object) {
        return template(object).map(template -> template.getMetadata().getLabels());
    }

    /** The pods that an object makes, if it makes some. */
    static Optional<PodTemplateSpec> template(HasMetadata object) {
        PodTemplateSpec template = null;
        if (object instanceof Deployment deployment) {
            template = deployment.getSpec().getTemplate();
        } else if (object instanceof StatefulSet set) {
            template = set.getSpec().getTemplate();
        } else if (object instanceof Job job) {
            template = job.getSpec().getTemplate();
        } else if (object instanceof CronJob cron) {
            template = cron.getSpec().getJobTemplate().getSpec().getTemplate();
        }
        return Optional.ofNullable(template);
    }
}
