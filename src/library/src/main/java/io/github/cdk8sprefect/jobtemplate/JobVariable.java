package io.github.cdk8sprefect.jobtemplate;

import io.github.cdk8sprefect.prefect.PrefectVersion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A variable of a Kubernetes work pool, which deployments may set, with the name and type that it has in Prefect's own
 * template.
 *
 * <p>Source: {@code KubernetesWorker.get_default_base_job_template()} of 2.13.6, 2.20.25 and 3.8.3; {@code .ci/job-templates}
 * compares them. The resources have variables since prefect-kubernetes 0.7.6; here every version has them.
 */
enum JobVariable {
    NAME("Name", "Start of the Job's name. Default: the name of the flow run.", Type.OPTIONAL_TEXT, ""),
    COMMAND("Command", "What the container runs. Leave it empty to run the flow.", Type.OPTIONAL_TEXT, ""),
    IMAGE(
            "Image",
            "Container image with the flow's packages. Default: the official image of the worker's Prefect version.",
            Type.OPTIONAL_TEXT,
            "/spec/template/spec/containers/0/image"),
    IMAGE_PULL_POLICY(
            "Image pull policy",
            "When the node pulls the image.",
            Type.PULL_POLICY,
            "/spec/template/spec/containers/0/imagePullPolicy"),
    NAMESPACE(
            "Namespace",
            "Kubernetes namespace of the Job. The worker has no rights in others than the default one.",
            Type.TEXT,
            "/metadata/namespace"),
    SERVICE_ACCOUNT_NAME(
            "Service account",
            "Kubernetes ServiceAccount whose rights the flow run has.",
            Type.OPTIONAL_TEXT,
            "/spec/template/spec/serviceAccountName"),
    ENV("Environment variables", "Environment variables of the flow run, by name.", Type.ENVIRONMENT, ""),
    LABELS("Labels", "More labels of the Job.", Type.TEXTS, ""),
    ANNOTATIONS("Annotations", "More annotations of the Job and its pod.", Type.TEXTS, "") {
        @Override
        boolean isIn(PrefectVersion version) {
            return version.hasNullableVariables();
        }
    },
    CPU_REQUEST(
            "CPU request",
            "CPU that the node reserves, such as 500m or 2.",
            Type.OPTIONAL_TEXT,
            "/spec/template/spec/containers/0/resources/requests/cpu"),
    CPU_LIMIT(
            "CPU limit",
            "CPU that the flow run cannot exceed, such as 500m or 2.",
            Type.OPTIONAL_TEXT,
            "/spec/template/spec/containers/0/resources/limits/cpu"),
    MEMORY_REQUEST(
            "Memory request",
            "Memory that the node reserves, such as 512Mi or 2Gi.",
            Type.OPTIONAL_TEXT,
            "/spec/template/spec/containers/0/resources/requests/memory"),
    MEMORY_LIMIT(
            "Memory limit",
            "Memory that the flow run is killed for exceeding, such as 512Mi or 2Gi.",
            Type.OPTIONAL_TEXT,
            "/spec/template/spec/containers/0/resources/limits/memory"),
    BACKOFF_LIMIT(
            "Backoff limit",
            "How often Kubernetes starts a failed pod again. With 0, retries are Prefect's.",
            Type.COUNT,
            "/spec/backoffLimit") {
        @Override
        boolean isIn(PrefectVersion version) {
            return version.hasNullableVariables();
        }
    },
    FINISHED_JOB_TTL(
            "Time to live",
            "Seconds after its end when the Job is removed.",
            Type.OPTIONAL_NUMBER,
            "/spec/ttlSecondsAfterFinished"),
    JOB_WATCH_TIMEOUT_SECONDS(
            "Job watch timeout",
            "Seconds that the worker watches the Job. Default: without end.",
            Type.OPTIONAL_NUMBER,
            ""),
    POD_WATCH_TIMEOUT_SECONDS("Pod watch timeout", "Seconds that the pod has to start.", Type.NUMBER, ""),
    STREAM_OUTPUT("Stream output", "Whether the worker's log shows what the flow run prints.", Type.TRUTH, ""),
    CLUSTER_CONFIG("Cluster", "Block of another cluster for the Job. Default: the worker's own.", Type.CLUSTER, "");

    /** What JSON Schema says of the values. */
    enum Type {
        TEXT,
        OPTIONAL_TEXT,
        NUMBER,
        OPTIONAL_NUMBER,
        COUNT,
        TRUTH,
        TEXTS,
        ENVIRONMENT,
        PULL_POLICY,
        CLUSTER
    }

    private final String title;
    private final String description;
    private final Type type;
    private final String pointer;

    JobVariable(String title, String description, Type type, String pointer) {
        this.title = title;
        this.description = description;
        this.type = type;
        this.pointer = pointer;
    }

    static List<JobVariable> of(PrefectVersion version) {
        return Stream.of(values()).filter(variable -> variable.isIn(version)).toList();
    }

    boolean isIn(PrefectVersion version) {
        return true;
    }

    /** What deployments call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a template has in the place of its value. */
    String placeholder() {
        return "{{ " + id() + " }}";
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    Type type() {
        return type;
    }

    /** Where the Job has it, as a JSON pointer; empty for what is not in the Job. */
    String pointer() {
        return pointer;
    }
}
