package io.github.cdk8sprefect.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * An object that Prefect's API should have, in the form that {@code apply.py} reads.
 *
 * @param name what a person calls it
 * @param path where it is found
 * @param collection where it is created
 * @param identity what it is created with and cannot become another
 * @param fields what it is brought to
 * @param files more fields, by the files that hold their JSON
 * @param upsert whether it is changed by creating it again, because the API cannot change it at its path
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ApiRequest(
        String name,
        String path,
        String collection,
        ObjectNode identity,
        @JsonInclude ObjectNode fields,
        Map<String, String> files,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean upsert) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** An object that a collection finds by its name. */
    static ApiRequest named(String label, String name, String collection, String path, ObjectNode fields) {
        return new ApiRequest(
                label,
                path + "/" + ApiName.inPath(name),
                collection,
                NODES.objectNode().put("name", name),
                fields,
                Map.of(),
                false);
    }
}
