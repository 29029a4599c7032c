package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.ObjectRules;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * Prefect's requirements for a base job template: the server checks them when a pool is created, the worker at each
 * flow run. An existing pool accepts almost anything, and then every run fails.
 *
 * <p>Source: {@code prefect/server/models/workers.py} and {@code prefect_kubernetes/worker.py}.
 */
@Internal
public final class TemplateRules {

    private final Problems problems;
    private final String path;

    private TemplateRules(Problems problems, String path) {
        this.problems = problems;
        this.path = path;
    }

    /**
     * Refuses a template that the server refuses or that every flow run fails on.
     *
     * @param kubernetes whether the pool is one of Kubernetes workers, who need a Job in it
     */
    public static void check(Problems problems, String path, JsonNode template, boolean kubernetes) {
        TemplateRules rules = new TemplateRules(problems, path);
        rules.check(template, kubernetes);
        if (kubernetes && template.at("/job_configuration/job_manifest") instanceof ObjectNode job) {
            rules.checkTypes(job);
        }
    }

    /** The same for a template that was generated from a typed Job, so that its values have the right types. */
    static void checkGenerated(Problems problems, JsonNode template) {
        new TemplateRules(problems, "").check(template, true);
    }

    private void check(JsonNode template, boolean kubernetes) {
        for (String key : new String[] {"job_configuration", "variables"}) {
            problems.require(
                    template.path(key).isObject(),
                    path,
                    "must have the object " + key + " (Prefect's server refuses a template without it)");
        }
        JsonNode configuration = template.path("job_configuration");
        JsonNode properties = template.path("variables").path("properties");
        Set<String> names = new TreeSet<>();
        collect(configuration, names);
        for (String name : names) {
            problems.require(
                    properties.has(name),
                    path,
                    "has the placeholder {{ " + name + " }} in job_configuration, which variables.properties does not"
                            + " declare (Prefect's server refuses it)");
        }
        properties.properties().forEach(variable -> checkDefault(variable.getKey(), variable.getValue()));
        if (kubernetes && configuration.isObject()) {
            checkJob(configuration.path("job_manifest"));
        }
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            Matcher found = Placeholders.PLACEHOLDER.matcher(node.textValue());
            while (found.find()) {
                names.add(found.group(1));
            }
        }
        node.forEach(child -> collect(child, names));
    }

    private void checkDefault(String name, JsonNode schema) {
        JsonNode value = schema.path("default");
        problems.require(
                value.isMissingNode() || DefaultCheck.fits(value, schema),
                path,
                "has a default of variables.properties." + name
                        + " that is not of the variable's type (flow runs fail on it)");
    }

    private void checkTypes(ObjectNode job) {
        Placeholders placeholders = new Placeholders(job);
        JobTypes.Result read = JobTypes.read(placeholders.known());
        read.mistake().ifPresent(this::refuseInJob);
        read.job().ifPresent(known -> {
            Problems found = Problems.of(Job.class);
            ObjectRules.checkTemplate(found, known);
            found.found().stream()
                    .filter(problem -> !placeholders.decide(new FieldPath(problem.path())))
                    .forEach(problem -> refuseInJob(problem.toString()));
        });
    }

    private void refuseInJob(String mistake) {
        problems.require(
                false,
                path,
                "has a value in job_configuration.job_manifest that Kubernetes refuses in a Job: " + mistake);
    }

    /** What the worker compares; a placeholder becomes a value that is not known here. */
    private void checkJob(JsonNode job) {
        if (!job.isObject()) {
            problems.require(
                    false, path, "must have job_configuration.job_manifest, a Job (every flow run fails without it)");
            return;
        }
        mustBe(job, "/apiVersion", "batch/v1");
        mustBe(job, "/kind", "Job");
        mustBe(job, "/spec/template/spec/parallelism", "1");
        mustBe(job, "/spec/template/spec/completions", "1");
        mustBe(job, "/spec/template/spec/restartPolicy", "Never");
        mustBe(job, "/spec/template/spec/containers/0/name", FlowRunJob.CONTAINER);
    }

    private void mustBe(JsonNode job, String pointer, String wanted) {
        JsonNode found = job.at(pointer);
        boolean good = found.isMissingNode()
                ? false
                : wanted.equals(found.asText())
                        || Placeholders.PLACEHOLDER.matcher(found.asText()).find();
        problems.require(
                good,
                path,
                "must have " + wanted + " in job_configuration.job_manifest" + pointer.replace('/', '.')
                        + " (the worker refuses every flow run without it)");
    }
}
