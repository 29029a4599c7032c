package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Map;

/** The objects that make pods. */
final class WorkloadRules {

    private static final int MOST = Integer.MAX_VALUE;
    private static final int PROGRESS_DEADLINE = 600;
    private static final Choice ALWAYS = Choice.of("Always");
    private static final Choice RESTART_OF_JOBS = Choice.of("Never", "OnFailure");
    private static final Choice COMPLETION_MODES = Choice.of("NonIndexed", "Indexed");
    private static final Choice REPLACEMENTS = Choice.of("TerminatingOrFailed", "Failed");
    private static final Choice CONCURRENCY = Choice.of("Allow", "Forbid", "Replace");
    private static final Choice RETENTION = Choice.of("Retain", "Delete");
    private static final Choice MANAGEMENT = Choice.of("OrderedReady", "Parallel");

    private WorkloadRules() {}

    static void deployment(Problems at, DeploymentSpec spec) {
        at.between(0, MOST, spec.getReplicas(), "replicas")
                .between(0, MOST, spec.getMinReadySeconds(), "minReadySeconds")
                .between(0, MOST, spec.getRevisionHistoryLimit(), "revisionHistoryLimit");
        progress(at, spec);
        StrategyRules.check(at, spec.getStrategy());
        selector(at, spec.getSelector(), spec.getTemplate());
        template(at.at("template"), spec.getTemplate(), List.of(), true);
        restart(at, spec.getTemplate(), false);
    }

    /** A roll-out must not be given up before its pods can count as available. */
    private static void progress(Problems at, DeploymentSpec spec) {
        int ready = spec.getMinReadySeconds() == null ? 0 : spec.getMinReadySeconds();
        if (spec.getProgressDeadlineSeconds() == null) {
            at.require(
                    ready < PROGRESS_DEADLINE,
                    "minReadySeconds",
                    ready,
                    "must be less than progressDeadlineSeconds, " + PROGRESS_DEADLINE);
        } else {
            at.require(
                    spec.getProgressDeadlineSeconds() > ready,
                    "progressDeadlineSeconds",
                    spec.getProgressDeadlineSeconds(),
                    "must be more than minReadySeconds, " + ready);
        }
    }

    static void statefulSet(Problems at, StatefulSetSpec spec) {
        at.between(0, MOST, spec.getReplicas(), "replicas")
                .between(0, MOST, spec.getMinReadySeconds(), "minReadySeconds")
                .between(0, MOST, spec.getRevisionHistoryLimit(), "revisionHistoryLimit");
        MANAGEMENT.check(at, "podManagementPolicy", spec.getPodManagementPolicy());
        StrategyRules.check(at, spec.getUpdateStrategy());
        if (spec.getPersistentVolumeClaimRetentionPolicy() != null) {
            Problems retention = at.at("persistentVolumeClaimRetentionPolicy");
            RETENTION.check(
                    retention,
                    "whenDeleted",
                    spec.getPersistentVolumeClaimRetentionPolicy().getWhenDeleted());
            RETENTION.check(
                    retention,
                    "whenScaled",
                    spec.getPersistentVolumeClaimRetentionPolicy().getWhenScaled());
        }
        if (!Texts.isEmpty(spec.getServiceName())) {
            at.dnsLabel(spec.getServiceName(), "serviceName");
        }
        selector(at, spec.getSelector(), spec.getTemplate());
        at.each("volumeClaimTemplates", spec.getVolumeClaimTemplates(), (claim, said) -> {
            if (said.getSpec() != null) {
                ClaimRules.spec(claim.at("spec"), said.getSpec());
            }
        });
        List<String> claims = spec.getVolumeClaimTemplates().stream()
                .map(PersistentVolumeClaim::getMetadata)
                .map(metadata -> metadata.getName())
                .toList();
        template(at.at("template"), spec.getTemplate(), claims, true);
        restart(at, spec.getTemplate(), false);
    }

    static void job(Problems at, JobSpec spec, boolean isTemplate) {
        at.between(0, MOST, spec.getParallelism(), "parallelism")
                .between(0, MOST, spec.getCompletions(), "completions")
                .between(0, MOST, spec.getBackoffLimit(), "backoffLimit")
                .between(0, MOST, spec.getBackoffLimitPerIndex(), "backoffLimitPerIndex")
                .between(0, Long.MAX_VALUE, spec.getActiveDeadlineSeconds(), "activeDeadlineSeconds")
                .between(0, MOST, spec.getTtlSecondsAfterFinished(), "ttlSecondsAfterFinished");
        COMPLETION_MODES.check(at, "completionMode", spec.getCompletionMode());
        REPLACEMENTS.check(at, "podReplacementPolicy", spec.getPodReplacementPolicy());
        boolean isIndexed = "Indexed".equals(spec.getCompletionMode());
        at.require(
                !isIndexed || spec.getCompletions() != null || spec.getParallelism() == null,
                "completions",
                "must be given when completionMode is Indexed");
        at.require(
                isIndexed || spec.getBackoffLimitPerIndex() == null,
                "backoffLimitPerIndex",
                spec.getBackoffLimitPerIndex(),
                "needs completionMode Indexed");
        template(at.at("template"), spec.getTemplate(), List.of(), !isTemplate);
        if (!isTemplate) {
            restart(at, spec.getTemplate(), true);
        }
    }

    static void cronJob(Problems at, CronJobSpec spec) {
        at.between(0, Long.MAX_VALUE, spec.getStartingDeadlineSeconds(), "startingDeadlineSeconds")
                .between(0, MOST, spec.getSuccessfulJobsHistoryLimit(), "successfulJobsHistoryLimit")
                .between(0, MOST, spec.getFailedJobsHistoryLimit(), "failedJobsHistoryLimit");
        CONCURRENCY.check(at, "concurrencyPolicy", spec.getConcurrencyPolicy());
        if (spec.getJobTemplate() != null && spec.getJobTemplate().getSpec() != null) {
            job(at.at("jobTemplate.spec"), spec.getJobTemplate().getSpec(), false);
        }
    }

    private static void selector(Problems at, LabelSelector selector, PodTemplateSpec template) {
        SelectorRules.check(at, "selector", selector);
        boolean isEmpty = SelectorRules.isEmpty(selector);
        at.require(!isEmpty, "selector", "must select the pods of the template");
        if (isEmpty || template == null || selector.getMatchLabels() == null) {
            return;
        }
        Map<String, String> labels =
                template.getMetadata() == null || template.getMetadata().getLabels() == null
                        ? Map.of()
                        : template.getMetadata().getLabels();
        selector.getMatchLabels()
                .forEach((key, value) -> at.require(
                        value == null || value.equals(labels.get(key)),
                        "template.metadata.labels",
                        "must have " + value + " as " + key + ": the selector finds the pods by it"));
    }

    private static void template(Problems at, PodTemplateSpec template, List<String> claims, boolean haveImages) {
        boolean isThere = template != null && template.getSpec() != null;
        at.require(isThere, "spec", "must be given");
        if (!isThere) {
            return;
        }
        if (template.getMetadata() != null) {
            MetadataRules.labels(
                    at.at("metadata"), "labels", template.getMetadata().getLabels());
            MetadataRules.annotations(
                    at.at("metadata"), "annotations", template.getMetadata().getAnnotations());
        }
        new PodSpecRules(at.at("spec"), claims, haveImages).check(template.getSpec());
    }

    private static void restart(Problems at, PodTemplateSpec template, boolean isOfJob) {
        if (template == null || template.getSpec() == null) {
            return;
        }
        String policy = template.getSpec().getRestartPolicy();
        if (isOfJob && Texts.isEmpty(policy)) {
            at.require(false, "template.spec.restartPolicy", "must be given: Never or OnFailure");
        } else {
            (isOfJob ? RESTART_OF_JOBS : ALWAYS).check(at, "template.spec.restartPolicy", policy);
        }
    }
}
