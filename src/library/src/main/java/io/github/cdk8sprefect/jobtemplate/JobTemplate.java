package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.cdk8s.ManifestFields;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectJson;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The base job template of a Kubernetes work pool, generated from a typed Job.
 *
 * @param props what the user said
 * @param identity who the Jobs are, in the namespace where they run
 * @param version the worker's Prefect
 * @param credentials variables that let flow runs into their API by reference, where the worker would copy their values
 */
@Internal
public record JobTemplate(JobTemplateProps props, Identity identity, PrefectVersion version, List<EnvVar> credentials) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<JobVariable> CONFIGURATION = Set.of(
            JobVariable.NAME,
            JobVariable.COMMAND,
            JobVariable.ENV,
            JobVariable.LABELS,
            JobVariable.ANNOTATIONS,
            JobVariable.NAMESPACE,
            JobVariable.CLUSTER_CONFIG,
            JobVariable.JOB_WATCH_TIMEOUT_SECONDS,
            JobVariable.POD_WATCH_TIMEOUT_SECONDS,
            JobVariable.STREAM_OUTPUT);

    /** The Job of a flow run without job variables. */
    public Job job() {
        return flowRunJob().job();
    }

    /** The account of the flow runs; empty where an existing one serves. */
    public Optional<ServiceAccount> serviceAccount() {
        return flowRunJob().account().object(identity);
    }

    /** The template as Prefect's API takes it; one that Prefect would refuse is refused here. */
    public String json() {
        ObjectNode template = tree();
        Problems problems = Problems.of(JobTemplateProps.class);
        TemplateRules.checkGenerated(problems, template);
        problems.throwIfAny();
        return PrefectJson.of(template);
    }

    private ObjectNode tree() {
        ObjectNode manifest = JSON.valueToTree(ManifestFields.of(job()));
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = variables.putObject("properties");
        VariableSchema schemas = new VariableSchema(version.hasNullableVariables(), !credentials.isEmpty());
        for (JobVariable variable : JobVariable.of(version)) {
            ObjectNode schema = schemas.of(variable);
            defaultOf(variable, manifest).ifPresent(value -> schema.set("default", value));
            properties.set(variable.id(), schema);
            replace(variable, manifest);
        }
        variables.set("definitions", VariableSchema.definitions());
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.set("job_configuration", configuration(completed(manifest)));
        template.set("variables", variables);
        return template;
    }

    private ObjectNode configuration(ObjectNode manifest) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        JobVariable.of(version).stream()
                .filter(CONFIGURATION::contains)
                .forEach(variable -> configuration.put(variable.id(), variable.placeholder()));
        configuration.set("job_manifest", manifest);
        return configuration;
    }

    private Optional<JsonNode> defaultOf(JobVariable variable, ObjectNode manifest) {
        if (!variable.pointer().isEmpty()) {
            return Optional.of(manifest.at(variable.pointer())).filter(JsonNode::isValueNode);
        }
        return switch (variable) {
            case ENV -> Optional.of(withoutCredentials());
            // An object without a default is a trap in the form of the UI: it would store its own marker.
            case LABELS, ANNOTATIONS -> Optional.of(JsonNodeFactory.instance.objectNode());
            case JOB_WATCH_TIMEOUT_SECONDS -> props.jobWatchTimeoutSeconds().map(IntNode::valueOf);
            case POD_WATCH_TIMEOUT_SECONDS -> Optional.of(IntNode.valueOf(props.podWatchTimeoutSeconds()));
            case STREAM_OUTPUT -> Optional.of(BooleanNode.TRUE);
            default -> Optional.empty();
        };
    }

    /** A variable that is null is not copied from the worker. */
    private ObjectNode withoutCredentials() {
        ObjectNode env = JsonNodeFactory.instance.objectNode();
        credentials.forEach(credential -> env.putNull(credential.getName()));
        return env;
    }

    private static void replace(JobVariable variable, ObjectNode manifest) {
        if (!variable.pointer().isEmpty()) {
            JsonPointer pointer = JsonPointer.compile(variable.pointer());
            manifest.withObject(pointer.head()).put(pointer.last().getMatchingProperty(), variable.placeholder());
        }
    }

    /** What Prefect asks for, and Kubernetes' types have not got. */
    private static ObjectNode completed(ObjectNode manifest) {
        manifest.withObject("/metadata").put("generateName", JobVariable.NAME.placeholder() + "-");
        ObjectNode pod = manifest.withObject("/spec/template/spec");
        pod.put("parallelism", 1).put("completions", 1);
        if (pod.at("/containers/0") instanceof ObjectNode container
                && container.path("args").isMissingNode()) {
            container.put("args", FlowRunJob.COMMAND);
        }
        return manifest;
    }

    private FlowRunJob flowRunJob() {
        return new FlowRunJob(props, identity, version, credentials);
    }
}
