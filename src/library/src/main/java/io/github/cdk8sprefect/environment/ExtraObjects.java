package io.github.cdk8sprefect.environment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The objects that the user wrote whole: a chart, and so a file, of its own. */
final class ExtraObjects extends Component {

    static final String NAME = "prefect-objects";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    ExtraObjects(Construct scope, String id, List<ObjectNode> objects, Customize customize) {
        super(scope, id, customize, objects.stream().map(ExtraObjects::object).toList());
    }

    /** Refuses what is no object, and a Secret. */
    static void check(Problems problems, List<ObjectNode> objects) {
        problems.each("objects", objects, (at, object) -> {
            for (String field : List.of("apiVersion", "kind", "metadata.name")) {
                at.require(
                        object.at("/" + field.replace('.', '/')).isTextual(),
                        field,
                        "must be given, as in every object of Kubernetes");
            }
            at.require(
                    !object.path("kind").asText().equals("Secret"),
                    "kind",
                    "must not be Secret: manifests are for Git. Settings that need a secret take it from existingSecret,"
                            + " externalSecret or inline");
        });
    }

    private static HasMetadata object(ObjectNode fields) {
        GenericKubernetesResource object = JSON.convertValue(fields, GenericKubernetesResource.class);
        ObjectNode others = fields.deepCopy();
        others.remove(List.of("apiVersion", "kind", "metadata"));
        object.setAdditionalProperties(JSON.convertValue(others, FIELDS));
        return object;
    }
}
