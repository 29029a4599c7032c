package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a variable, by which the server validates values and the UI builds its form.
 *
 * @param nullable whether optional values may be null, as since Prefect 3
 * @param envMayBeNull whether variables of the environment may be null, which takes them away
 */
record VariableSchema(boolean nullable, boolean envMayBeNull) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CLUSTER = "KubernetesClusterConfig";

    ObjectNode of(JobVariable variable) {
        ObjectNode schema = NODES.objectNode();
        schema.put("title", variable.title()).put("description", variable.description());
        switch (variable.type()) {
            case TEXT -> schema.put("type", "string");
            case OPTIONAL_TEXT -> optional(schema, "string");
            case NUMBER -> schema.put("type", "integer");
            case OPTIONAL_NUMBER -> optional(schema, "integer");
            case COUNT -> schema.put("type", "integer").put("minimum", 0);
            case TRUTH -> schema.put("type", "boolean");
            case TEXTS -> schema.put("type", "object").set("additionalProperties", ofType("string"));
            case ENVIRONMENT -> schema.put("type", "object").set("additionalProperties", environmentValue());
            case PULL_POLICY ->
                schema.put("type", "string")
                        .putArray("enum")
                        .add("IfNotPresent")
                        .add("Always")
                        .add("Never");
            case CLUSTER -> cluster(schema);
        }
        return schema;
    }

    /** The block that leads to another cluster, which the variable of that name refers to. */
    static ObjectNode definitions() {
        ObjectNode cluster = NODES.objectNode();
        cluster.put("title", CLUSTER)
                .put("description", "How another Kubernetes cluster is reached.")
                .put("type", "object");
        ObjectNode properties = cluster.putObject("properties");
        properties
                .putObject("config")
                .put("title", "Config")
                .put("description", "A kubectl config file.")
                .put("type", "object");
        properties
                .putObject("context_name")
                .put("title", "Context")
                .put("description", "The context in it.")
                .put("type", "string");
        cluster.putArray("required").add("config").add("context_name");
        cluster.put("block_type_slug", "kubernetes-cluster-config");
        cluster.putArray("secret_fields");
        cluster.putObject("block_schema_references");
        ObjectNode definitions = NODES.objectNode();
        definitions.set(CLUSTER, cluster);
        return definitions;
    }

    private ObjectNode environmentValue() {
        return envMayBeNull || nullable ? anyOf(NODES.objectNode(), "string") : ofType("string");
    }

    private void optional(ObjectNode schema, String type) {
        if (nullable) {
            anyOf(schema, type);
        } else {
            schema.put("type", type);
        }
    }

    private void cluster(ObjectNode schema) {
        ObjectNode reference = NODES.objectNode().put("$ref", "#/definitions/" + CLUSTER);
        if (nullable) {
            schema.putArray("anyOf").add(reference).add(ofType("null"));
        } else {
            schema.putArray("allOf").add(reference);
        }
    }

    private static ObjectNode anyOf(ObjectNode schema, String type) {
        schema.putArray("anyOf").add(ofType(type)).add(ofType("null"));
        return schema;
    }

    private static ObjectNode ofType(String type) {
        return NODES.objectNode().put("type", type);
    }
}
